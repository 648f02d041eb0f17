// Statements stood on the covenant's own page once: an old address of one leads to its row among all statements.
(() => {
  const named = /^#((?:milestonestatement|thresholdcondition|measurement|participation|statusreport)-\d+)$/.exec(location.hash);
  const all = document.querySelector('[data-statements]');
  if (!named || !all) return;
  const address = new URL(all.href);
  address.searchParams.set('uitspraak', named[1]);
  address.hash = named[1];
  location.replace(address);
})();
