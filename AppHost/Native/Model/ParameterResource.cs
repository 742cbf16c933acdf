namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value from outside the diagram: given by configuration (<c>Parameters:name</c>), or generated once and kept.</summary>
public sealed class ParameterResource : Resource, IValueProvider
{
    private readonly Lazy<string> _value;

    internal ParameterResource(string name, bool secret, Func<string> value)
        : base(name)
    {
        Secret = secret;
        _value = new(value);
    }

    public bool Secret { get; }

    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(_value.Value);
}
