// One phone: an app for each medium, a transcript, and a line to write in.

import { LOST, bubble, clock, date, day } from "./bubbles.js";
import { post, sentFile } from "./talking.js";

const ABOUT = { whatsapp: "Business account", sms: "Text message" };

export class Phone {
  constructor(root, { title, hint, club, number, onNumber, onSent, onTrouble }) {
    this.root = root;
    this.club = club;
    this.onSent = onSent;
    this.onTrouble = onTrouble;
    this.medium = "whatsapp";
    this.person = { messages: [], media: {} };
    this.drawn = new Map();
    this.seen = { whatsapp: 0, sms: 0 };
    root.append(document.getElementById("phone").content.cloneNode(true));
    this.chat = this.part(".chat");
    this.input = this.part("textarea");
    this.part(".who").textContent = title;
    this.part(".name").textContent = club;
    this.part(".avatar").textContent = club.slice(0, 1);
    this.chat.setAttribute("aria-label", `${title}: messages`);
    this.listen(onNumber);
    this.number = number;
    this.hint(hint);
  }

  // What a first message could be: one press writes it, another key sends it.
  hint(example) {
    const line = this.part(".hint");
    if (!example) {
      line.remove();
      return;
    }
    const button = line.querySelector("button");
    button.textContent = example;
    button.addEventListener("click", () => {
      this.input.value = example;
      this.stretch();
      this.input.focus();
    });
  }

  part(selector) {
    return this.root.querySelector(selector);
  }

  get number() {
    return this.part(".number input").value;
  }

  set number(value) {
    this.part(".number input").value = value;
  }

  listen(onNumber) {
    this.part(".number input").addEventListener("change", () => {
      this.forget();
      onNumber(this.number);
    });
    for (const button of this.root.querySelectorAll("[data-medium]")) {
      button.addEventListener("click", () => this.open(button.dataset.medium));
    }
    this.part(".composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.write();
    });
    this.input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.write();
    });
    this.input.addEventListener("input", () => this.stretch());
    this.part("input[type=file]").addEventListener("change", (event) => this.attach(event.target));
    this.part("dialog .close").addEventListener("click", () => this.part("dialog").close());
  }

  open(medium) {
    this.medium = medium;
    this.part(".device").dataset.medium = medium;
    for (const button of this.root.querySelectorAll("[data-medium]:is(button)")) {
      button.setAttribute("aria-pressed", String(button.dataset.medium === medium));
    }
    this.forget();
    this.show(this.person);
    this.input.focus({ preventScroll: true });
  }

  forget() {
    this.drawn.clear();
    this.chat.replaceChildren();
  }

  async write() {
    const text = this.input.value.trim();
    if (!text) return;
    this.input.value = "";
    this.stretch();
    if (!(await this.say({ text }))) this.input.value ||= text;
  }

  async attach(input) {
    const files = [...input.files];
    const text = this.input.value.trim();
    input.value = "";
    if (!files.length) return;
    this.input.value = "";
    await this.say({ text, media: await Promise.all(files.map(sentFile)) });
  }

  async say(what) {
    try {
      await post("/simulator/messages", { phone: this.number, medium: this.medium, ...what });
      this.onSent();
      return true;
    } catch (error) {
      this.onTrouble(error);
      return false;
    }
  }

  stretch() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, 110)}px`;
  }

  tell(now) {
    this.part(".clock").textContent = clock(now);
    const { text, kind } = this.window(new Date(now));
    const line = this.part(".window");
    if (line.textContent !== text) line.textContent = text;
    line.dataset.kind = kind;
  }

  window(now) {
    const reach = this.person.media[this.medium] ?? {};
    if (reach.stopped) return { text: "Stopped: nothing may be sent here", kind: "closed" };
    if (reach.unreachable_until && new Date(reach.unreachable_until) > now) {
      return { text: "Not reachable here at the moment", kind: "closed" };
    }
    if (this.medium === "sms") return { text: "SMS: no service window", kind: "plain" };
    const left = reach.window_until ? new Date(reach.window_until) - now : 0;
    if (left <= 0) return { text: "Window closed – only templates", kind: "closed" };
    const hours = Math.floor(left / 3_600_000);
    return { text: `Window open – ${hours ? `${hours} h` : `${Math.ceil(left / 60_000)} min`} left`, kind: "open" };
  }

  show(person) {
    this.person = person;
    this.part(".about").textContent = ABOUT[this.medium];
    const atEnd = this.chat.scrollHeight - this.chat.scrollTop - this.chat.clientHeight < 80;
    const messages = person.messages.filter((message) => message.medium === this.medium);
    this.draw(messages);
    this.part(".hint")?.toggleAttribute("hidden", messages.length > 0);
    this.count();
    this.atEnd = atEnd || !messages.length;
    this.stay();
  }

  stay() {
    if (this.atEnd) this.chat.scrollTop = this.chat.scrollHeight;
  }

  draw(messages) {
    const kept = new Map();
    const lines = [];
    let before = "";
    for (const message of messages) {
      const today = date(message.at);
      if (today !== before) lines.push(this.once(kept, `day-${today}`, "", () => day(today)));
      before = today;
      const press = (option) => this.say({ text: option.title, button: option.id });
      lines.push(this.once(kept, message.id, JSON.stringify(message), () => bubble(message, press)));
    }
    this.drawn = kept;
    // What stays is not touched: a screen reader reads only what is new.
    lines.forEach((line, place) => {
      if (this.chat.children[place] !== line) this.chat.insertBefore(line, this.chat.children[place] ?? null);
    });
    while (this.chat.children.length > lines.length) this.chat.lastChild.remove();
  }

  once(kept, key, signature, make) {
    const known = this.drawn.get(key);
    const entry = known?.signature === signature ? known : { signature, line: make() };
    kept.set(key, entry);
    return entry.line;
  }

  count() {
    for (const button of this.root.querySelectorAll("button[data-medium]")) {
      const medium = button.dataset.medium;
      const came = this.person.messages.filter((m) => m.medium === medium && !m.inbound && !LOST.has(m.status)).length;
      if (medium === this.medium) this.seen[medium] = came;
      const unread = Math.max(came - this.seen[medium], 0);
      const badge = button.querySelector("b");
      badge.textContent = unread;
      badge.hidden = unread === 0;
    }
  }
}
