namespace Aspire.Hosting;

/// <summary>The diagram cannot be run as it is; the message is for the person who starts it.</summary>
public sealed class DistributedApplicationException(string message) : Exception(message);
