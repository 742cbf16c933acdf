namespace Aspire.Hosting;

/// <summary>Implemented by the <c>Projects.*</c> classes that the build writes, one for each project the AppHost references.</summary>
public interface IProjectMetadata
{
    string ProjectPath { get; }

    /// <summary>What the build made of the project. Aspire asks the SDK for it; here the build says it right away.</summary>
    string AssemblyPath { get; }
}
