namespace Setpoint.Migrator;

/// <summary>Exceptions to what the application's role may do in its tables.</summary>
internal static class Grants
{
    /// <summary>History: the application writes it and can never change it.</summary>
    public static string ReadAndAppendOnly(string table, string role) => Revoke("update, delete, truncate", table, role);

    public static string ReadOnly(string table, string role) => Revoke("insert, update, delete, truncate", table, role);

    private static string Revoke(string privileges, string table, string role) =>
        $"""
        do $$
        begin
            if to_regclass('{table}') is not null then
                revoke {privileges} on {table} from {role};
            end if;
        end $$
        """;
}
