// Draws one message. Every text goes in as text, never as HTML.

const LINK = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g;
const ZONE = "Europe/London"; // the club's, wherever the browser is
const BUTTONS = 3;
const SHORT = 20;

const MARKS = {
  waiting: ["◷", "waiting"],
  accepted: ["◷", "accepted"],
  scheduled: ["◷", "scheduled"],
  queued: ["◷", "queued"],
  sending: ["◷", "sending"],
  sent: ["✓", "sent"],
  delivered: ["✓✓", "delivered"],
  read: ["✓✓", "read"],
  received: ["✓✓", "read by the bot"],
  failed: ["!", "failed"],
  undelivered: ["!", "not delivered"],
  canceled: ["!", "cancelled"],
};
export const LOST = new Set(["failed", "undelivered", "canceled"]);
const ON_THE_WAY = new Set(["waiting", "accepted", "scheduled", "queued", "sending"]);

export function element(name, className = "", text = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

export function bubble(message, press) {
  const item = element("div", `message ${message.inbound ? "mine" : "theirs"}`);
  if (!message.inbound && LOST.has(message.status)) item.classList.add("lost");
  if (!message.inbound && ON_THE_WAY.has(message.status)) item.classList.add("coming");
  const box = element("div", "bubble");
  if (message.template) box.append(element("span", "template", `Template · ${message.template.replaceAll("_", " ")}`));
  for (const media of message.media ?? []) box.append(drawnMedia(media));
  if (message.text) box.append(linked(message.text));
  box.append(foot(message));
  item.append(box);
  if (message.options?.length) item.append(drawnOptions(message.options, press));
  return item;
}

export function day(words) {
  const line = element("div", "day");
  line.append(element("span", "", words));
  return line;
}

export function date(moment, weekday = "long", month = "long") {
  return new Date(moment).toLocaleDateString("en-GB", { weekday, day: "numeric", month, timeZone: ZONE });
}

function foot(message) {
  const line = element("span", "foot");
  line.append(element("time", "", clock(message.at)));
  let [mark, words] = MARKS[message.status] ?? ["", message.status];
  if (message.inbound && message.status === "waiting") [mark, words] = ["✓", "sent"];
  const tick = element("span", `tick ${message.status}`, mark);
  tick.title = words;
  tick.setAttribute("role", "img");
  tick.setAttribute("aria-label", words);
  line.append(tick);
  if (!message.inbound && (message.code || LOST.has(message.status))) {
    line.append(element("span", "code", [words, message.code ?? message.reason?.replaceAll("_", " ")].filter(Boolean).join(": ")));
  }
  return line;
}

export function clock(moment) {
  return new Date(moment).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: ZONE });
}

function linked(text) {
  const words = element("p");
  let done = 0;
  for (const found of text.matchAll(LINK)) {
    words.append(text.slice(done, found.index));
    const link = element("a", "", found[0]);
    Object.assign(link, { href: found[0], target: "_blank", rel: "noopener noreferrer" });
    words.append(link);
    done = found.index + found[0].length;
  }
  words.append(text.slice(done));
  return words;
}

function drawnMedia(media) {
  if (!media.content_type.startsWith("image/")) return element("span", "file", media.content_type);
  const picture = element("img", "picture");
  picture.alt = "Picture that was sent";
  picture.addEventListener("error", () => picture.replaceWith(element("span", "file", media.content_type)));
  picture.src = media.url;
  return picture;
}

function drawnOptions(options, press) {
  const group = element("div", "options");
  if (options.length <= BUTTONS && options.every((option) => option.title.length <= SHORT)) {
    for (const option of options) group.append(pressed(option, press));
    return group;
  }
  const opens = element("button", "option list", "☰ Choose");
  opens.type = "button";
  opens.addEventListener("click", () => choose(opens.closest(".device").querySelector("dialog"), options, press));
  group.append(opens);
  return group;
}

function pressed(option, press) {
  const button = element("button", "option", option.title);
  button.type = "button";
  if (option.description) button.append(element("small", "", option.description));
  button.addEventListener("click", () => press(option));
  return button;
}

function choose(sheet, options, press) {
  const entries = options.map((option) =>
    pressed(option, (picked) => {
      sheet.close();
      press(picked);
    }),
  );
  sheet.querySelector("div").replaceChildren(...entries);
  sheet.showModal();
}
