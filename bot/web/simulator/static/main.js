// Puts the page together and keeps it up to date.

import { clock, date, element } from "./bubbles.js";
import { Phone } from "./phone.js";
import { Refused, get, post } from "./talking.js";
import { drawJourneys } from "./journeys.js";
import { listenToTools } from "./tools.js";

const OFTEN = 700;
const SELDOM = 4000;
const kept = window.localStorage;
const at = (id) => document.getElementById(id);

let setup;
let phones;
let version = "";
let timer;
let asking = false;

async function start() {
  setup = await get("/simulator/setup");
  document.title = `${setup.short_name} – simulator`;
  at("club").textContent = setup.club;
  const [manager] = setup.managers;
  const made = (name, title, number, hint) =>
    new Phone(at(name), {
      title,
      hint,
      club: setup.short_name,
      number: kept.getItem(name) ?? number,
      onNumber: (value) => changeNumber(name, value),
      onSent: soon,
      onTrouble: toast,
    });
  phones = {
    parent: made("parent", "Parent", setup.parent),
    manager: made("manager", "Manager", manager?.phone ?? "", manager && example()),
  };
  offerManagers();
  for (const phone of Object.values(phones)) phone.part(".device").dataset.medium = "whatsapp";
  listenToTools(setup, { phones, changeNumber, soon, toast });
  listenToTabs();
  document.addEventListener("visibilitychange", soon);
  soon();
}

function example() {
  const [team] = setup.teams;
  const place = team ? ` ${team.age_group} ${team.name}` : "";
  return `INVITE Sam Jones${place}, parent Kate Jones ${setup.parent.replace("+44", "0")}`;
}

// Every manager of the club may be picked; another number is nobody's, and is answered like a parent's.
function offerManagers() {
  const list = element("datalist");
  list.id = "managers";
  for (const { name, phone } of setup.managers) {
    const option = element("option", "", name);
    option.value = phone;
    list.append(option);
  }
  document.body.append(list);
  phones.manager.part(".number input").setAttribute("list", "managers");
  nameManager();
}

function nameManager() {
  const known = setup.managers.find(({ phone }) => phone === phones.manager.number);
  phones.manager.part(".who").textContent = known ? `Manager · ${known.name}` : "Not a manager";
}

function changeNumber(name, value) {
  kept.setItem(name, value);
  if (phones[name].number !== value) phones[name].number = value;
  phones[name].forget();
  phones[name].seen = { whatsapp: 0, sms: 0 };
  nameManager();
  version = "";
  soon();
}

function soon() {
  clearTimeout(timer);
  timer = setTimeout(refresh, 0);
}

async function refresh() {
  if (asking) return;
  asking = true;
  const asked = { parent: phones.parent.number, manager: phones.manager.number };
  let pause = document.hidden ? SELDOM : OFTEN;
  try {
    const state = await get("/simulator/state", { ...asked, since: version });
    // An answer about a number that has been changed meanwhile is nobody's.
    if (asked.parent === phones.parent.number && asked.manager === phones.manager.number) show(state);
    at("offline").hidden = true;
  } catch (error) {
    at("offline").hidden = error instanceof Refused;
    pause = SELDOM / 2;
  }
  asking = false;
  clearTimeout(timer);
  timer = setTimeout(refresh, pause);
}

function show({ version: current, now, offset_seconds: moved, people }) {
  if (people) {
    version = current;
    for (const [name, person] of Object.entries(people)) phones[name].show(person);
    drawJourneys(at("journeys"), people.parent.registrations, setup.states);
    drawClock(people);
    drawTroubles([...people.parent.troubles, ...people.manager.troubles]);
  }
  for (const phone of Object.values(phones)) {
    phone.tell(now);
    if (people) phone.stay(); // what it tells takes room from the chat
  }
  at("now").textContent = `${date(now, "short", "short")}, ${clock(now)}`;
  at("now").dateTime = now;
  at("moved").hidden = moved === 0;
  at("moved").textContent = `+${moved < 86400 ? `${Math.round(moved / 3600)} h` : `${Math.round(moved / 8640) / 10} d`}`;
}

function drawClock(people) {
  const lines = Object.entries(people).map(([name, { clock: next }]) => {
    const line = element("li");
    const when = next?.at ? `${date(next.at, "short", "short")}, ${clock(next.at)}` : "nothing";
    const why = next?.at ? "looks whether to remind" : (next?.why_not ?? "nobody is known by that number");
    line.append(element("time", "", `${name}: ${when}`), element("span", "", why));
    return line;
  });
  at("clock-next").replaceChildren(...lines);
}

function drawTroubles(troubles) {
  const lines = troubles
    .sort((one, other) => other.at.localeCompare(one.at))
    .slice(0, 12)
    .map(({ at: moment, what }) => {
      const line = element("li");
      line.append(element("time", "", `${date(moment, "short", "short")}, ${clock(moment)}`), element("span", "", what.replaceAll("_", " ")));
      return line;
    });
  at("troubles").replaceChildren(...(lines.length ? lines : [element("li", "none", "None so far")]));
}

let hiding;
export function toast(what) {
  const box = at("toast");
  box.textContent = what instanceof Error ? what.message : what;
  box.classList.toggle("bad", what instanceof Error);
  box.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => { box.hidden = true; }, 4000);
}

function listenToTabs() {
  const tabs = [...document.querySelectorAll("[role=tab]")];
  const select = (tab) => {
    document.body.dataset.tab = tab.dataset.tab;
    for (const each of tabs) {
      each.setAttribute("aria-selected", String(each === tab));
      each.tabIndex = each === tab ? 0 : -1;
    }
    for (const phone of Object.values(phones)) phone.chat.scrollTop = phone.chat.scrollHeight;
  };
  tabs.forEach((tab, place) => {
    tab.addEventListener("click", () => select(tab));
    tab.addEventListener("keydown", ({ key }) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
      if (!step) return;
      const next = tabs[(place + step + tabs.length) % tabs.length];
      select(next);
      next.focus();
    });
  });
}

start().catch(() => {
  at("offline").hidden = false;
  setTimeout(() => window.location.reload(), SELDOM);
});
