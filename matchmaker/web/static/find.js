// Inside the list of candidates the arrow keys move from one to the next; Enter, links and fields do what they always do.
const list = document.querySelector("ol.matches");
const hint = document.getElementById("keys");

function heading(card) {
  return card.querySelector("h2 a") ?? card.querySelector("h2");
}

function move(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const plain = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (!step || !plain || event.target.closest("input, select, textarea")) return;
  const cards = [...list.children];
  const next = cards[cards.indexOf(event.target.closest("ol.matches > li")) + step];
  if (!next) return;
  event.preventDefault();
  heading(next).focus();
}

if (list) {
  hint.hidden = false;
  [...list.children].map(heading).filter((each) => each.matches("h2")).forEach((each) => { each.tabIndex = -1; });
  list.addEventListener("keydown", move);
}
