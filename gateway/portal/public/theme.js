// Runs before the first paint, so that a chosen theme does not flash. A file, because inline script is not allowed.
try {
  const theme = localStorage.getItem("setpoint.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be switched off; the system's preference then holds.
}
