namespace Setpoint.Metrics.Domain.Formulas;

/// <summary>Something that is wrong with a formula, and where.</summary>
/// <param name="Position">The character it starts at; the first is 1.</param>
/// <param name="Message">What is wrong and what would be right.</param>
public sealed record FormulaProblem(int Position, string Message);
