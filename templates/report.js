// Theme, printing, links, contents, copying.
(() => {
  'use strict';
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const root = document.documentElement;

  // Theme: as the system, light, dark.
  const theme = one('#theme');
  const modes = ['auto', 'light', 'dark'];
  let mode = root.dataset.theme || 'auto';
  const showMode = () => { theme.textContent = theme.dataset.label + ': ' + theme.dataset[mode]; };
  showMode();
  theme.onclick = () => {
    mode = modes[(modes.indexOf(mode) + 1) % 3];
    if (mode === 'auto') delete root.dataset.theme; else root.dataset.theme = mode;
    try { localStorage.setItem('tm-theme', mode); } catch (e) { /* only for this visit */ }
    showMode();
  };
  one('#print').onclick = () => print();

  // A link opens whatever holds its target.
  const reveal = () => {
    let target = null;
    try { target = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch (e) { return; }
    if (!target) return;
    for (let n = target; n; n = n.parentElement) {
      if (n.tagName === 'DETAILS') n.open = true;
      if (n.hidden) n.hidden = false;
    }
    target.scrollIntoView({ block: target.tagName === 'TR' ? 'center' : 'start' });
  };
  addEventListener('hashchange', reveal);
  if (location.hash) setTimeout(reveal, 0);
  let shut = [];
  addEventListener('beforeprint', () => { shut = all('details:not([open])'); shut.forEach(d => { d.open = true; }); });
  addEventListener('afterprint', () => shut.forEach(d => { d.open = false; }));

  // The contents follow the scroll.
  const links = new Map(all('.nav a').map(a => [a.hash.slice(1), a]));
  const marks = [...links.keys()].map(id => document.getElementById(id)).filter(Boolean);
  let due = false;
  const follow = () => {
    due = false;
    let at = marks[0];
    for (const mark of marks) if (mark.getBoundingClientRect().top < 150) at = mark;
    for (const [id, link] of links) {
      if (!at || id !== at.id) { link.removeAttribute('aria-current'); continue; }
      if (link.hasAttribute('aria-current')) continue;
      link.setAttribute('aria-current', 'true');
      const nav = link.closest('nav');
      if (link.offsetTop < nav.scrollTop || link.offsetTop > nav.scrollTop + nav.clientHeight - 60) nav.scrollTop = link.offsetTop - 120;
    }
  };
  addEventListener('scroll', () => { if (!due) { due = true; requestAnimationFrame(follow); } }, { passive: true });
  follow();

  // Copy what is to be written.
  all('.copy').forEach(button => {
    const label = button.textContent;
    button.onclick = async () => {
      const text = one('pre', button.parentElement);
      try {
        await navigator.clipboard.writeText(text.textContent);
        button.textContent = button.dataset.done;
      } catch (e) {
        getSelection().selectAllChildren(text);
      }
      setTimeout(() => { button.textContent = label; }, 1500);
    };
  });
})();
