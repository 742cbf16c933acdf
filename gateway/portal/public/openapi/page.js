// The descriptions of all services on one page, shown by the viewer that the build copies beside this file.
const services = await (await fetch("/openapi/services.json")).json();

window.Scalar.createApiReference("#api", {
  sources: services.map(({ name, title, url }) => ({ slug: name, title, url })),
  // A description names the address a service has behind the gateway; callers only know this one.
  servers: [{ url: window.location.origin }],
  // What somebody tries out here is sent by their own session, which asks for this header.
  onBeforeRequest: ({ request }) => request.headers.set("X-Setpoint-Request", "1"),
  withDefaultFonts: false,
  telemetry: false,
  hideClientButton: true,
  showDeveloperTools: "never",
  agent: { disabled: true },
  mcp: { disabled: true },
});
