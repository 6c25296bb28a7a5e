// The club's side: the clock, failures, invitations, a new parent.

import { element } from "./bubbles.js";
import { post } from "./talking.js";

export function listenToTools(setup, page) {
  listenToClock(page);
  listenToFailures(setup, page);
  listenToInvitations(setup, page);
  listenToNewParent(page);
}

async function attempt(page, done, what) {
  try {
    const answer = await what();
    if (done) page.toast(typeof done === "function" ? done(answer) : done);
    page.soon();
    return answer;
  } catch (error) {
    page.toast(error);
    return null;
  }
}

function listenToClock(page) {
  for (const button of document.querySelectorAll("[data-hours]")) {
    const hours = Number(button.dataset.hours);
    button.addEventListener("click", () =>
      attempt(page, `It is ${button.textContent.slice(1)} later`, () => post("/simulator/clock", { hours })),
    );
  }
}

function listenToFailures(setup, page) {
  const form = document.getElementById("failure");
  form.code.append(...setup.failure_codes.map((code) => element("option", "", code)));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const wish = { code: form.code.value, where: form.where.value };
    attempt(page, `The next message will fail with ${wish.code}`, () => post("/simulator/failures", wish));
  });
}

function listenToInvitations(setup, page) {
  const form = document.getElementById("invite");
  for (const { name, age_group: group } of setup.teams) {
    const option = element("option", "", `${group} ${name}`);
    option.value = JSON.stringify({ team_name: name, age_group: group });
    form.team.append(option);
  }
  form.phone.value = page.phones.parent.number;
  page.phones.parent.part(".number input").addEventListener("change", () => {
    form.phone.value = page.phones.parent.number;
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const answer = await attempt(page, outcome, () => post("/simulator/invitations", invitation(form, setup)));
    if (!answer) return;
    if (answer.phone !== page.phones.parent.number) page.changeNumber("parent", answer.phone);
    form.child.value = "";
  });
}

const outcome = (answer) => (answer.outcome === "invited" ? "Invited" : `Nothing new: ${answer.outcome.replaceAll("_", " ")}`);

function invitation(form, setup) {
  const [childFirst, childLast] = parts(form.child.value);
  const [parentFirst, parentLast] = parts(form.parent.value);
  return {
    player_first_name: childFirst,
    player_last_name: childLast,
    parent_first_name: parentFirst,
    parent_last_name: parentLast,
    parent_tel: form.phone.value,
    manager_full_name: setup.managers[0]?.name,
    ...(form.team.value ? JSON.parse(form.team.value) : {}),
  };
}

function parts(name) {
  const [first, ...rest] = name.trim().split(/\s+/);
  return [first ?? "", rest.join(" ")];
}

function listenToNewParent(page) {
  const button = page.phones.parent.part(".fresh");
  button.hidden = false;
  button.addEventListener("click", async () => {
    const answer = await attempt(page, "A new parent, with a number nobody has used", () => post("/simulator/parents", {}));
    if (!answer) return;
    page.changeNumber("parent", answer.phone);
    document.getElementById("invite").phone.value = answer.phone;
  });
}
