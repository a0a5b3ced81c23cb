// Runs before the first paint so that a chosen theme never flashes. Nothing else belongs here.
(() => {
  let chosen = new URLSearchParams(location.search).get("theme");
  try { chosen = chosen || localStorage.getItem("theme"); } catch { /* storage is off: follow the system */ }
  if (chosen === "dark" || chosen === "light") document.documentElement.dataset.theme = chosen;
  document.documentElement.dataset.js = "on";
})();
