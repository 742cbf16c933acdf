using System.Globalization;
using Setpoint.Demo.Company;

var company = DemoCompany.Generate(DateOnly.FromDateTime(DateTime.UtcNow));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{company.People.Count} people, {company.Observations.Count} values"));
