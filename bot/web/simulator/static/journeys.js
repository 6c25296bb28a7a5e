// Where each registration of the parent stands.

import { element } from "./bubbles.js";

const words = (name) => name.replaceAll("_", " ");

export function drawJourneys(box, registrations, states) {
  const drawn = registrations.map((registration) => journey(registration, states));
  box.replaceChildren(...(drawn.length ? drawn : [element("p", "none", "No registration yet: invite a child, or let the parent write first.")]));
}

function journey(registration, states) {
  const row = element("article", "journey");
  const title = element("div", "child");
  title.append(element("strong", "", registration.child), element("small", "", registration.team ?? "no team yet"));
  const badges = element("div", "badges");
  badges.append(
    element("span", `badge ${registration.status}`, words(registration.status)),
    element("span", `badge money ${registration.payment_status}`, `payment: ${words(registration.payment_status)}`),
  );
  row.append(title, strip(registration.state, states), badges);
  return row;
}

function strip(current, states) {
  const list = element("ol", "strip");
  const known = states.includes(current) ? states : [...states, current];
  const place = known.indexOf(current);
  known.forEach((state, index) => {
    const step = element("li", index < place ? "done" : index === place ? "current" : "", words(state));
    if (index === place) step.setAttribute("aria-current", "step");
    if (!states.includes(state)) step.classList.add("aside");
    list.append(step);
  });
  return list;
}
