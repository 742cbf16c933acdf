namespace Setpoint.Messaging;

/// <summary>Things to do once this scope's transaction has committed, such as ringing a bell. Dropped on a roll-back.</summary>
public sealed class AfterCommit
{
    private readonly List<Func<Task>> _actions = [];

    /// <summary>Remembers an action for after the commit.</summary>
    public void Run(Action action) => _actions.Add(() =>
    {
        action();
        return Task.CompletedTask;
    });

    /// <summary>Remembers an action for after the commit.</summary>
    public void Run(Func<Task> action) => _actions.Add(action);

    internal async Task RunAllAsync()
    {
        var actions = _actions.ToArray();
        _actions.Clear();
        foreach (var action in actions)
        {
            await action();
        }
    }
}
