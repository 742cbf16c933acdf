using Setpoint.Services.Tests.Goals;
using Setpoint.Services.Tests.Metrics;

namespace Setpoint.Services.Tests.Authorization;

/// <summary>What an address answers to everybody.</summary>
/// <param name="Endpoint">As the running service has it.</param>
/// <param name="Case">What is asked for, or how, where that makes a difference.</param>
/// <param name="Expected">A letter for every member of the <see cref="Cast"/>.</param>
/// <param name="Thing">What stands for the id in the address.</param>
/// <param name="Body">Right in everything that is judged before rights are.</param>
public sealed record Rule(
    string Endpoint, string Case, string Expected, string? Thing = null, Func<Scene, Guid, object?>? Body = null, string Query = "", string? Versioned = null)
{
    public string Letters => Expected.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>Of the running service itself, the same in all of them.</summary>
    public bool IsOperation => Endpoint.Contains("/operations/", StringComparison.Ordinal) || Endpoint.Contains("/audit", StringComparison.Ordinal);

    public override string ToString() => $"{Endpoint} ({Case})";
}

/// <summary>
/// Who may do what: <c>o</c> may, <c>x</c> is refused (403), <c>-</c> finds nothing (404). One line for every address of the
/// product and every visibility of what stands there, written from what the product promises.
/// </summary>
public static class Matrix
{
    private const string Everybody = /*     */ "o o ooooo ooooo oo";
    private const string OnlyCompany = /*   */ "x x xxxxx xxxxx xo";
    private const string CompanyOnly = /*   */ "- - ----- ----- -o";

    /// <summary>Outside the api: for probes and those who read the description.</summary>
    public static IReadOnlyList<string> Open { get; } = ["GET /alive", "GET /health", "GET /openapi/{documentName}.json"];

    /// <summary>What is no unit's: who one is, who is who and where, what is decided, and the company's cycles. A limit does not hide it.</summary>
    public static IReadOnlySet<string> OfEverybody { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "GET /api/directory/me", "GET /api/directory/units/{idOrSlug}", "GET /api/directory/people/{id:guid}", "GET /api/directory/people/{id:guid}/rights",
        "GET /api/directory/people/{id:guid}/access",
        "GET /api/directory/units/{id:guid}/policies", "GET /api/directory/units/{id:guid}/policies/history",
        "GET /api/goals/cycles", "GET /api/goals/cycles/{id:guid}", "GET /api/metrics/calendars", "GET /api/metrics/calendars/{id:guid}",
    };

    public static IEnumerable<Rule> Of(string service) =>
    [
        .. Operations(service),
        .. service == "directory" ? Provisioning : [],
        .. service switch { "directory" => Directory, "metrics" => Metrics, "goals" => Goals, "checkins" => CheckIns, _ => Notifications },
    ];

    // Columns: none, owner | of the unit: viewer, member, lead, executive, administrator | of another unit: the same | of the company: executive, administrator.
    private static Rule[] Operations(string service) =>
    [
        new($"GET /api/{service}/operations/outbox", "", /*                        */ CompanyOnly),
        new($"GET /api/{service}/operations/dead-letters", "", /*                  */ CompanyOnly),
        new($"POST /api/{service}/operations/dead-letters/{{id:guid}}/replay", "", CompanyOnly, "letter"),
        new($"DELETE /api/{service}/operations/dead-letters/{{id:guid}}", "", /*   */ CompanyOnly, "letter"),
        new($"POST /api/{service}/operations/republish", "", /*                    */ CompanyOnly),
        new($"POST /api/{service}/operations/digest", "", /*                       */ CompanyOnly),
        new($"GET /api/{service}/audit", "", /*                                    */ CompanyOnly),
        new($"GET /api/{service}/audit/export", "", /*                             */ CompanyOnly),
    ];

    /// <summary>Not for an ordinary token, whoever holds it: provisioning has a scope of its own, and tests of its own with that.</summary>
    private static readonly Rule[] Provisioning = [.. new[]
    {
        "GET ServiceProviderConfig", "GET ResourceTypes", "GET ResourceTypes/{name}", "GET Schemas", "GET Schemas/{id}",
        "GET Users", "POST Users", "GET Users/{id}", "PUT Users/{id}", "PATCH Users/{id}", "DELETE Users/{id}",
        "GET Groups", "POST Groups", "GET Groups/{id}", "PUT Groups/{id}", "PATCH Groups/{id}", "DELETE Groups/{id}",
        "GET {**rest}",
    }.Select(e => new Rule(e.Replace(" ", " /scim/v2/", StringComparison.Ordinal), "", "x x xxxxx xxxxx xx"))];

    private static readonly Rule[] Directory =
    [
        new("GET /api/directory/me", "", /*                                 */ Everybody),
        new("GET /api/directory/units", "", /*                              */ Everybody),
        new("GET /api/directory/units/{idOrSlug}", "", /*                   */ Everybody, "unit"),
        new("GET /api/directory/units/{id:guid}/access", "", /*             */ "x x xxxxo xxxxx xo", "unit"),
        new("POST /api/directory/units", "below the unit", /*               */ "x x xxxxo xxxxx xo", Body: (s, _) => Bodies.Unit(s, s.Unit)),
        new("PUT /api/directory/units/{id:guid}", "", /*                    */ "x x xxxxo xxxxx xo", "unit", (s, _) => Bodies.Unit(s, s.Company)),
        new("PUT /api/directory/units/{id:guid}", "moved to another", /*    */ "x x xxxxo xxxxx xo", "unit", (s, _) => Bodies.Unit(s, s.OtherUnit)),
        new("GET /api/directory/people", "", /*                             */ Everybody),
        new("GET /api/directory/people/{id:guid}", "", /*                   */ Everybody, "owner"),
        new("GET /api/directory/people/{id:guid}/access", "", /*            */ "x o xxxxx xxxxx xo", "owner"),
        new("POST /api/directory/people", "", /*                            */ OnlyCompany, Body: (_, _) => Bodies.Person()),
        new("PUT /api/directory/people/{id:guid}", "", /*                   */ OnlyCompany, "owner", (_, _) => Bodies.Person()),
        new("POST /api/directory/imports/units", "", /*                     */ OnlyCompany, Body: (_, _) => "slug,name,kind\n"),
        new("POST /api/directory/imports/people", "", /*                    */ OnlyCompany, Body: (_, _) => "email,name\n"),
        new("GET /api/directory/imports/{id:guid}", "", /*                  */ CompanyOnly, "import"),
        new("GET /api/directory/imports/{id:guid}/access", "", /*           */ CompanyOnly, "import"),
        new("GET /api/directory/tokens", "", /*                             */ Everybody),
        new("POST /api/directory/tokens", "for oneself", /*                 */ Everybody, Body: (_, _) => Bodies.Token(null)),
        new("POST /api/directory/tokens", "for somebody else", /*           */ OnlyCompany, Body: (s, _) => Bodies.Token(s.Service is DirectoryService.DirectoryFixture d ? d.Administrator : null)),
        new("POST /api/directory/units/{id:guid}/archive", "", /*           */ "x x xxxxo xxxxx xo", "unit", (_, _) => new { reason = "" }),
        new("POST /api/directory/units/{id:guid}/restore", "", /*           */ "x x xxxxo xxxxx xo", "unit", (_, _) => new { reason = "" }),
        new("GET /api/directory/units/{id:guid}/policies", "", /*           */ Everybody, "unit"),
        new("GET /api/directory/units/{id:guid}/policies/history", "", /*   */ Everybody, "unit"),
        new("PUT /api/directory/units/{id:guid}/policies", "", /*           */ "x x xxxxo xxxxx xo", "unit", (_, _) => new { values = new { }, reason = "" }),
        new("PUT /api/directory/units/{id:guid}/roles/{person:guid}/{role}", "", "x x xxxxo xxxxx xo", "unit", (_, _) => new { expiresAt = "2020-01-01T00:00:00Z" }),
        new("DELETE /api/directory/units/{id:guid}/roles/{person:guid}/{role}", "", "x x xxxxo xxxxx xo", "unit"),
        new("GET /api/directory/reorganizations", "", /*                    */ Everybody),
        new("GET /api/directory/reorganizations/{id:guid}", "", /*          */ "- - --ooo ----- oo", "reorganization"),
        new("GET /api/directory/reorganizations/{id:guid}/access", "", /*   */ "- - --xxo ----- oo", "reorganization"),
        new("POST /api/directory/reorganizations", "", /*                   */ "x x xxxxo xxxxx xo", Body: (s, _) => new { kind = "move", unitId = s.Unit, targetId = s.OtherUnit, reason = "" }),
        new("POST /api/directory/reorganizations/{id:guid}/accept", "", /*  */ "- - --xxx ----- ox", "reorganization"),
        new("POST /api/directory/reorganizations/{id:guid}/decline", "", /* */ "- - --xxx ----- ox", "reorganization", (_, _) => new { note = "" }),
        new("DELETE /api/directory/reorganizations/{id:guid}", "", /*       */ "- - --xxo ----- xo", "reorganization"),
        new("GET /api/directory/holdings", "everything", /*                 */ OnlyCompany),
        new("GET /api/directory/holdings", "of a unit", /*                  */ "x x xxooo xxxxx oo", Query: "?unit={sales}"),
        new("POST /api/directory/handovers", "of a unit", /*                */ OnlyCompany, Body: (s, _) => new { fromUnitId = s.Unit, toUnitId = s.OtherUnit, reason = "Merged" }),
        new("POST /api/directory/handovers", "of a person", /*              */ OnlyCompany, Body: (_, _) => new { fromPersonId = Cast.Owner, toPersonId = Cast.Nobody, reason = "Left" }),
        new("GET /api/directory/people/{id:guid}/rights", "", /*            */ "x o xxxxx xxxxx xo", "owner"),
        new("GET /api/directory/scim/groups", "", /*                        */ CompanyOnly),
        new("GET /api/directory/scim/groups/{id:guid}/access", "", /*       */ CompanyOnly, "group"),
        new("PUT /api/directory/scim/groups/{id:guid}/mapping", "", /*      */ CompanyOnly, "group", (s, _) => new { unitId = s.Unit, role = "viewer" }),
        new("DELETE /api/directory/scim/groups/{id:guid}/mapping", "", /*   */ CompanyOnly, "group"),
        new("GET /api/directory/tokens/{id:guid}/access", "", /*            */ "- o ----- ----- -o", "token"),
        new("POST /api/directory/tokens/{id:guid}/rotate", "", /*           */ "- o ----- ----- -o", "token", (_, _) => new { overlapHours = 1_000 }),
        new("DELETE /api/directory/tokens/{id:guid}", "", /*                */ "- o ----- ----- -o", "token"),
    ];

    private static readonly Rule[] Metrics =
    [
        new("GET /api/metrics", "", /*                                      */ Everybody),
        new("POST /api/metrics", "", /*                                     */ "x x xxooo xxxxx oo", Body: (s, _) => ((MetricsFixture)s.Service).Kpi()),
        new("GET /api/metrics/{id:guid}", "public", /*                      */ Everybody, "public"),
        new("GET /api/metrics/{id:guid}", "unit", /*                        */ "- o ooooo ----- oo", "unit"),
        new("GET /api/metrics/{id:guid}", "about a person", /*              */ "- o ---o- ----- o-", "about a person"),
        new("PUT /api/metrics/{id:guid}", "public", /*                      */ "x o xxooo xxxxx oo", "public", (s, _) => ((MetricsFixture)s.Service).Kpi()),
        new("PUT /api/metrics/{id:guid}", "unit", /*                        */ "- o xxooo ----- oo", "unit", (s, _) => ((MetricsFixture)s.Service).Kpi()),
        new("PUT /api/metrics/{id:guid}", "about a person", /*              */ "- x ---o- ----- o-", "about a person", (s, _) => ((MetricsFixture)s.Service).Kpi()),
        new("GET /api/metrics/{id:guid}/observations", "public", /*         */ Everybody, "public"),
        new("GET /api/metrics/{id:guid}/observations", "unit", /*           */ "- o ooooo ----- oo", "unit"),
        new("GET /api/metrics/{id:guid}/periods", "public", /*              */ Everybody, "public"),
        new("GET /api/metrics/{id:guid}/periods", "unit", /*                */ "- o ooooo ----- oo", "unit"),
        new("GET /api/metrics/{id:guid}/buckets", "public", /*              */ Everybody, "public"),
        new("GET /api/metrics/{id:guid}/buckets", "unit", /*                */ "- o ooooo ----- oo", "unit"),
        new("GET /api/metrics/{id:guid}/explain", "public", /*              */ Everybody, "public"),
        new("GET /api/metrics/{id:guid}/explain", "unit", /*                */ "- o ooooo ----- oo", "unit"),
        new("GET /api/metrics/{id:guid}/periods/{start}/explain", "public", /*   */ Everybody, "public"),
        new("GET /api/metrics/{id:guid}/periods/{start}/explain", "unit", /*     */ "- o ooooo ----- oo", "unit"),
        new("GET /api/metrics/{id:guid}/formula", "public", /*              */ Everybody, "public"),
        new("GET /api/metrics/{id:guid}/formula", "unit", /*                */ "- o ooooo ----- oo", "unit"),
        new("POST /api/metrics/formulas/check", "", /*                      */ Everybody, Body: (s, _) => new { expression = "1", unitId = s.Unit, unitOfMeasure = "%", cadence = "daily" }),
        new("GET /api/metrics/{id:guid}/access", "public", /*               */ "x o xxooo xxxxx oo", "public"),
        new("GET /api/metrics/{id:guid}/access", "unit", /*                 */ "- o xxooo ----- oo", "unit"),
        new("GET /api/metrics/{id:guid}/access", "about a person", /*       */ "- o ---o- ----- o-", "about a person"),
        new("GET /api/metrics/{id:guid}/source/access", "public", /*        */ "x o xxooo xxxxx oo", "public"),
        new("GET /api/metrics/{id:guid}/source/access", "unit", /*          */ "- o xxooo ----- oo", "unit"),
        new("GET /api/metrics/alerts/{id:guid}/access", "public", /*        */ "x o xxooo xxxxx oo", "alert public"),
        new("GET /api/metrics/alerts/{id:guid}/access", "unit", /*          */ "- o xxooo ----- oo", "alert unit"),
        new("GET /api/metrics/baselines/{id:guid}/access", "public", /*     */ "x o xxooo xxxxx oo", "baseline public"),
        new("GET /api/metrics/baselines/{id:guid}/access", "unit", /*       */ "- o xxooo ----- oo", "baseline unit"),
        new("POST /api/metrics/observations", "public", /*                  */ "x o xxooo xxxxx oo", Body: (s, _) => Bodies.Observation(s["public"])),
        new("POST /api/metrics/observations", "unit", /*                    */ "- o xxooo ----- oo", Body: (s, _) => Bodies.Observation(s["unit"])),
        new("GET /api/metrics/{id:guid}/revisions", "public", /*            */ Everybody, "public"),
        new("GET /api/metrics/{id:guid}/revisions", "unit", /*              */ "- o ooooo ----- oo", "unit"),
        new("GET /api/metrics/checks", "", /*                               */ Everybody, Query: "?unit=sales"),
        new("GET /api/metrics/calendars", "", /*                            */ Everybody),
        new("GET /api/metrics/calendars/{id:guid}", "", /*                  */ Everybody, "calendar"),
        new("GET /api/metrics/calendars/{id:guid}/access", "", /*           */ OnlyCompany, "calendar"),
        new("POST /api/metrics/calendars", "", /*                           */ OnlyCompany, Body: (_, _) => new { }),
        new("GET /api/metrics/observations/uploads/{key}", "nobody's", /*   */ "- - ----- ----- --"),
        new("GET /api/metrics/summary", "", /*                              */ Everybody, Query: "?unit=sales"),
        new("GET /api/metrics/scorecard", "", /*                            */ Everybody, Query: "?unit=sales"),
        new("GET /api/metrics/alerts", "", /*                               */ Everybody),
        new("POST /api/metrics/alerts/{id:guid}/acknowledgements", "public", "x o xxooo xxxxx oo", "alert public", (_, _) => new { outcome = "accepted", note = "" }),
        new("POST /api/metrics/alerts/{id:guid}/acknowledgements", "unit", "- o xxooo ----- oo", "alert unit", (_, _) => new { outcome = "accepted", note = "" }),
        new("GET /api/metrics/{id:guid}/baselines", "public", /*            */ Everybody, "public"),
        new("GET /api/metrics/{id:guid}/baselines", "unit", /*              */ "- o ooooo ----- oo", "unit"),
        new("POST /api/metrics/{id:guid}/baselines", "public", /*           */ "x o xxooo xxxxx oo", "public", (_, _) => new { value = 95, from = "2026-01-01", reason = "" }),
        new("POST /api/metrics/{id:guid}/baselines", "unit", /*             */ "- o xxooo ----- oo", "unit", (_, _) => new { value = 95, from = "2026-01-01", reason = "" }),
        new("POST /api/metrics/baselines/{id:guid}/accept", "public", /*    */ "x o xxooo xxxxx oo", "baseline public", (_, _) => new { reason = new string('x', 3_000) }),
        new("POST /api/metrics/baselines/{id:guid}/accept", "unit", /*      */ "- o xxooo ----- oo", "baseline unit", (_, _) => new { reason = new string('x', 3_000) }),
        new("POST /api/metrics/baselines/{id:guid}/decline", "public", /*   */ "x o xxooo xxxxx oo", "baseline public", (_, _) => new { reason = new string('x', 3_000) }),
        new("POST /api/metrics/baselines/{id:guid}/decline", "unit", /*     */ "- o xxooo ----- oo", "baseline unit", (_, _) => new { reason = new string('x', 3_000) }),
        new("GET /api/metrics/{id:guid}/forecast", "public", /*             */ Everybody, "public"),
        new("GET /api/metrics/{id:guid}/forecast", "unit", /*               */ "- o ooooo ----- oo", "unit"),
        new("GET /api/metrics/{id:guid}/comparison", "public", /*           */ Everybody, "public"),
        new("GET /api/metrics/{id:guid}/comparison", "unit", /*             */ "- o ooooo ----- oo", "unit"),
        new("GET /api/metrics/{id:guid}/source", "public", /*               */ Everybody, "public"),
        new("GET /api/metrics/{id:guid}/source", "unit", /*                 */ "- o ooooo ----- oo", "unit"),
        new("PUT /api/metrics/{id:guid}/source", "public", /*               */ "x o xxooo xxxxx oo", "public", (_, _) => Bodies.Source()),
        new("PUT /api/metrics/{id:guid}/source", "unit", /*                 */ "- o xxooo ----- oo", "unit", (_, _) => Bodies.Source()),
        new("DELETE /api/metrics/{id:guid}/source", "public", /*            */ "x o xxooo xxxxx oo", "public"),
        new("DELETE /api/metrics/{id:guid}/source", "unit", /*              */ "- o xxooo ----- oo", "unit"),
        new("POST /api/metrics/{id:guid}/source/test", "public", /*         */ "x o xxooo xxxxx oo", "public", (_, _) => Bodies.Source()),
        new("POST /api/metrics/{id:guid}/source/test", "unit", /*           */ "- o xxooo ----- oo", "unit", (_, _) => Bodies.Source()),
        new("POST /api/metrics/{id:guid}/source/run", "public", /*          */ "x o xxooo xxxxx oo", "public"),
        new("POST /api/metrics/{id:guid}/source/run", "unit", /*            */ "- o xxooo ----- oo", "unit"),
        new("GET /api/metrics/{id:guid}/source/runs", "public", /*          */ "x o xxooo xxxxx oo", "public"),
        new("GET /api/metrics/{id:guid}/source/runs", "unit", /*            */ "- o xxooo ----- oo", "unit"),
        new("GET /api/metrics/sources", "", /*                              */ Everybody),
        new("PUT /api/metrics/secrets/{name}", "", /*                       */ "x x xxooo xxxxx oo", Body: (s, _) => new { unitId = s.Unit, value = World.Secret }),
        new("DELETE /api/metrics/secrets/{name}", "", /*                    */ "x x xxooo xxxxx oo", Query: "?unit=sales"),
        new("GET /api/metrics/secrets", "those of one's own units", /*      */ Everybody),
        new("GET /api/metrics/secrets", "of a unit", /*                     */ "x x xxooo xxxxx oo", Query: "?unit=sales"),
        new("GET /api/metrics/policies/breaches", "", /*                    */ "x x xxooo xxxxx oo", Query: "?unit={sales}"),
        new("POST /api/metrics/policies/dry-run", "", /*                    */ "x x xxooo xxxxx oo", Body: (s, _) => new { unitId = s.Unit, values = new { } }),
    ];

    private static readonly Rule[] Goals =
    [
        new("GET /api/goals/cycles", "", /*                                 */ Everybody),
        new("GET /api/goals/cycles/{id:guid}", "", /*                       */ Everybody, "cycle"),
        new("GET /api/goals/cycles/{id:guid}/access", "", /*                */ "x x xxxxx xxxxx oo", "cycle"),
        new("POST /api/goals/cycles", "", /*                                */ "x x xxxxx xxxxx oo", Body: (_, _) => new { }),
        new("POST /api/goals/cycles/{id:guid}/phase", "", /*                */ "x x xxxxx xxxxx oo", "cycle", (_, _) => new { }),
        new("GET /api/goals/objectives", "", /*                             */ Everybody),
        new("GET /api/goals/objectives/{id:guid}", "public", /*             */ Everybody, "public"),
        new("GET /api/goals/objectives/{id:guid}", "unit", /*               */ "- o ooooo ----- oo", "unit"),
        new("GET /api/goals/objectives/{id:guid}", "private", /*            */ "- o --ooo ----- oo", "private"),
        new("GET /api/goals/objectives/{id:guid}/explain", "public", /*     */ Everybody, "public"),
        new("GET /api/goals/objectives/{id:guid}/explain", "unit", /*       */ "- o ooooo ----- oo", "unit"),
        new("GET /api/goals/objectives/{id:guid}/explain", "private", /*    */ "- o --ooo ----- oo", "private"),
        new("GET /api/goals/objectives/{id:guid}/forecast", "public", /*    */ Everybody, "public"),
        new("GET /api/goals/objectives/{id:guid}/forecast", "unit", /*      */ "- o ooooo ----- oo", "unit"),
        new("GET /api/goals/objectives/{id:guid}/forecast", "private", /*   */ "- o --ooo ----- oo", "private"),
        new("GET /api/goals/objectives/{id:guid}/history", "public", /*     */ Everybody, "public"),
        new("GET /api/goals/objectives/{id:guid}/history", "unit", /*       */ "- o ooooo ----- oo", "unit"),
        new("GET /api/goals/objectives/{id:guid}/history", "private", /*    */ "- o --ooo ----- oo", "private"),
        new("GET /api/goals/objectives/{id:guid}/access", "public", /*      */ "x o xxooo xxxxx oo", "public"),
        new("GET /api/goals/objectives/{id:guid}/access", "unit", /*        */ "- o xxooo ----- oo", "unit"),
        new("GET /api/goals/objectives/{id:guid}/access", "private", /*     */ "- o --ooo ----- oo", "private"),
        new("GET /api/goals/key-results/{id:guid}/access", "public", /*     */ "x o xxooo xxxxx oo", "key result public"),
        new("GET /api/goals/key-results/{id:guid}/access", "unit", /*       */ "- o xxooo ----- oo", "key result unit"),
        new("GET /api/goals/key-results/{id:guid}/access", "private", /*    */ "- o --ooo ----- oo", "key result private"),
        new("POST /api/goals/key-results/{id:guid}/steps", "public", /*     */ "x o xxooo xxxxx oo", "key result public", (_, _) => new { }),
        new("POST /api/goals/key-results/{id:guid}/steps", "unit", /*       */ "- o xxooo ----- oo", "key result unit", (_, _) => new { }),
        new("POST /api/goals/key-results/{id:guid}/steps", "private", /*    */ "- o --ooo ----- oo", "key result private", (_, _) => new { }),
        new("POST /api/goals/work-items", "public", /*                      */ "- o --ooo ----- oo", Body: (_, _) => Bodies.WorkItem("public")),
        new("POST /api/goals/work-items", "unit", /*                        */ "- o --ooo ----- oo", Body: (_, _) => Bodies.WorkItem("unit")),
        new("POST /api/goals/work-items", "private", /*                     */ "- o --ooo ----- oo", Body: (_, _) => Bodies.WorkItem("private")),
        new("POST /api/goals/objectives", "owned by another", /*            */ "x x xxooo xxxxx oo", Body: (s, _) => Bodies.Objective(s, ((GoalsFixture)s.Service).Org.SalesLead)),
        new("POST /api/goals/objectives", "owned by oneself", /*            */ "x x xoooo xxxxx oo", Body: Bodies.Objective),
        new("PUT /api/goals/objectives/{id:guid}", "public", /*             */ "x o xxooo xxxxx oo", "public", Bodies.OfOwner, Versioned: "objective"),
        new("PUT /api/goals/objectives/{id:guid}", "unit", /*               */ "- o xxooo ----- oo", "unit", Bodies.OfOwner, Versioned: "objective"),
        new("PUT /api/goals/objectives/{id:guid}", "private", /*            */ "- o --ooo ----- oo", "private", Bodies.OfOwner, Versioned: "objective"),
        new("POST /api/goals/objectives/{id:guid}/propose", "public", /*    */ "x o xxooo xxxxx oo", "public"),
        new("POST /api/goals/objectives/{id:guid}/propose", "unit", /*      */ "- o xxooo ----- oo", "unit"),
        new("POST /api/goals/objectives/{id:guid}/propose", "private", /*   */ "- o --ooo ----- oo", "private"),
        new("POST /api/goals/objectives/{id:guid}/publish", "public", /*    */ "x x xxooo xxxxx oo", "public"),
        new("POST /api/goals/objectives/{id:guid}/publish", "unit", /*      */ "- x xxooo ----- oo", "unit"),
        new("POST /api/goals/objectives/{id:guid}/publish", "private", /*   */ "- x --ooo ----- oo", "private"),
        new("POST /api/goals/objectives/{id:guid}/retire", "public", /*     */ "x o xxooo xxxxx oo", "public", (_, _) => new { }),
        new("POST /api/goals/objectives/{id:guid}/retire", "unit", /*       */ "- o xxooo ----- oo", "unit", (_, _) => new { }),
        new("POST /api/goals/objectives/{id:guid}/retire", "private", /*    */ "- o --ooo ----- oo", "private", (_, _) => new { }),
        new("POST /api/goals/objectives/{id:guid}/override", "public", /*   */ "x o xxooo xxxxx oo", "public", (_, _) => new { }),
        new("POST /api/goals/objectives/{id:guid}/override", "unit", /*     */ "- o xxooo ----- oo", "unit", (_, _) => new { }),
        new("POST /api/goals/objectives/{id:guid}/override", "private", /*  */ "- o --ooo ----- oo", "private", (_, _) => new { }),
        new("DELETE /api/goals/objectives/{id:guid}/override", "public", /* */ "x o xxooo xxxxx oo", "public"),
        new("DELETE /api/goals/objectives/{id:guid}/override", "unit", /*   */ "- o xxooo ----- oo", "unit"),
        new("DELETE /api/goals/objectives/{id:guid}/override", "private", /**/ "- o --ooo ----- oo", "private"),
        new("POST /api/goals/objectives/{id:guid}/guardrail-note", "public", "x x xxooo xxxxx oo", "public", (s, _) => new { metricId = s["metric"] }),
        new("POST /api/goals/objectives/{id:guid}/guardrail-note", "unit", /**/ "- x xxooo ----- oo", "unit", (s, _) => new { metricId = s["metric"] }),
        new("POST /api/goals/objectives/{id:guid}/guardrail-note", "private", "- x --ooo ----- oo", "private", (s, _) => new { metricId = s["metric"] }),
        new("POST /api/goals/objectives/{id:guid}/grade", "public", /*      */ "x o xxooo xxxxx oo", "public", (_, _) => new { }),
        new("POST /api/goals/objectives/{id:guid}/grade", "unit", /*        */ "- o xxooo ----- oo", "unit", (_, _) => new { }),
        new("POST /api/goals/objectives/{id:guid}/grade", "private", /*     */ "- o --ooo ----- oo", "private", (_, _) => new { }),
        new("GET /api/goals/key-results", "", /*                            */ Everybody, Query: "?metrics={metric}"),
        new("GET /api/goals/tree", "", /*                                   */ Everybody),
        new("GET /api/goals/policies/breaches", "", /*                      */ "x x xxooo xxxxx oo", Query: "?unit={sales}"),
        new("POST /api/goals/policies/dry-run", "", /*                      */ "x x xxooo xxxxx oo", Body: (s, _) => new { unitId = s.Unit, values = new { } }),
        new("GET /api/goals/diagnostics/recompute", "", /*                  */ OnlyCompany),
    ];

    private static readonly Rule[] CheckIns =
    [
        new("POST /api/checkins", "public", /*                              */ "x o xxooo xxxxx oo", Body: (s, _) => new { objectiveId = s["objective public"], confidence = 0.5 }),
        new("POST /api/checkins", "unit", /*                                */ "- o xxooo ----- oo", Body: (s, _) => new { objectiveId = s["objective unit"], confidence = 0.5 }),
        new("POST /api/checkins", "private", /*                             */ "- o --ooo ----- oo", Body: (s, _) => new { objectiveId = s["objective private"], confidence = 0.5 }),
        new("GET /api/checkins", "public", /*                               */ Everybody, Query: "?objective={objective public}"),
        new("GET /api/checkins", "unit", /*                                 */ "- o ooooo ----- oo", Query: "?objective={objective unit}"),
        new("GET /api/checkins", "private", /*                              */ "- o --ooo ----- oo", Query: "?objective={objective private}"),
        new("GET /api/checkins/due", "", /*                                 */ Everybody),
        new("GET /api/checkins/{id:guid}", "public", /*                     */ Everybody, "public"),
        new("GET /api/checkins/{id:guid}", "unit", /*                       */ "- o ooooo ----- oo", "unit"),
        new("GET /api/checkins/{id:guid}", "private", /*                    */ "- o --ooo ----- oo", "private"),
        new("GET /api/checkins/{id:guid}/revisions", "public", /*           */ Everybody, "public"),
        new("GET /api/checkins/{id:guid}/revisions", "unit", /*             */ "- o ooooo ----- oo", "unit"),
        new("GET /api/checkins/{id:guid}/revisions", "private", /*          */ "- o --ooo ----- oo", "private"),
        new("GET /api/checkins/{id:guid}/access", "public", /*              */ "x o xxooo xxxxx oo", "public"),
        new("GET /api/checkins/{id:guid}/access", "unit", /*                */ "- o xxooo ----- oo", "unit"),
        new("GET /api/checkins/{id:guid}/access", "private", /*             */ "- o --ooo ----- oo", "private"),
        new("PUT /api/checkins/{id:guid}", "public", /*                     */ "x o xxooo xxxxx oo", "public", (_, _) => new { }),
        new("PUT /api/checkins/{id:guid}", "unit", /*                       */ "- o xxooo ----- oo", "unit", (_, _) => new { }),
        new("PUT /api/checkins/{id:guid}", "private", /*                    */ "- o --ooo ----- oo", "private", (_, _) => new { }),
    ];

    private static readonly Rule[] Notifications =
    [
        new("GET /api/notifications/inbox", "", /*                          */ Everybody),
        new("POST /api/notifications/inbox/read", "", /*                    */ Everybody),
        new("POST /api/notifications/inbox/{id:guid}/read", "", /*          */ "- o ----- ----- --", "item"),
        new("GET /api/notifications/stream", "", /*                         */ Everybody),
    ];
}
