
"use strict";
const frame = document.querySelector("iframe");
const told = document.getElementById("told");
const gone = document.getElementById("gone");
let version = null;

// Where the reader is: the last thing with a name above the upper edge, and how far it is above it.
function place() {
  const page = frame.contentDocument;
  let last = null;
  for (const one of page.querySelectorAll("[id]")) {
    const top = one.getBoundingClientRect().top;
    if (top <= 1 && (last === null || top >= last.top)) last = { id: one.id, top };
  }
  return { last, y: frame.contentWindow.scrollY };
}

function back({ last, y }) {
  const one = last && frame.contentDocument.getElementById(last.id);
  if (one) frame.contentWindow.scrollBy(0, one.getBoundingClientRect().top - last.top);
  else frame.contentWindow.scrollTo(0, y);
}

// Nothing runs in the document itself, and nothing from elsewhere is shown in its frame.
function prepare() {
  document.title = frame.contentDocument.title || document.title;
  frame.contentDocument.addEventListener("click", (click) => {
    const link = click.target.closest("a[href]");
    if (!link || link.origin === location.origin) return;
    click.preventDefault();
    window.open(link.href, "_blank", "noopener,noreferrer");
  });
}
frame.addEventListener("load", prepare);

async function look() {
  if (!document.hidden) {
    try {
      const state = await (await fetch(document.body.dataset.state, { cache: "no-store" })).json();
      gone.hidden = true;
      told.hidden = state.told === "";
      told.querySelector("pre").textContent = state.told;
      if (version !== null && version !== state.version) {
        const before = place();
        frame.addEventListener("load", () => back(before), { once: true });
        frame.contentWindow.location.reload();
      }
      version = state.version;
    } catch {
      gone.hidden = false;
    }
  }
  setTimeout(look, 700);
}
look();
