"""The form for a photo. Without a script it is a form like any other; with it the photo is shown, and how far it is."""

_FORM = """
<style>
  fieldset { border: 0; margin: 0; padding: 0; }
  [hidden] { display: none; }
  img { display: block; width: 12rem; height: 15rem; margin: 0 auto 1rem; object-fit: cover; object-position: top;
        border-radius: 8px; background: #e8ebef; }
  progress { width: 100%; height: 1.2rem; margin-top: 1rem; }
</style>
<form method="post" enctype="multipart/form-data">
<fieldset>
<label for="camera">Take a photo now:</label>
<input id="camera" name="photo" type="file" accept="image/*" capture="environment">
<label for="photo">Choose a photo you have:</label>
<input id="photo" name="photo" type="file" accept="image/*,.heic,.heif">
<img id="preview" alt="Your photo, about as it will be cut" hidden>
<p id="chosen" role="status" hidden></p>
<button>Send the photo</button>
</fieldset>
<progress id="progress" max="100" value="0" aria-label="How much has been sent" hidden></progress>
</form>
"""
# What was sent is answered with a page: its words take the place of these, as if the form had been sent by itself.
_SCRIPT = """
<script>
(() => {
  const at = id => document.getElementById(id)
  let shown = ""
  const show = (element, visible) => { if (element) element.hidden = !visible }
  const say = words => { at("chosen").textContent = words; show(at("chosen"), words !== "") }
  const preview = file => {
    if (shown) URL.revokeObjectURL(shown)
    shown = URL.createObjectURL(file)
    const image = at("preview")
    image.onload = () => { show(image, true); say("Is this the right one? Then send it.") }
    image.onerror = () => { show(image, false); say(file.name + " is chosen. Your browser cannot show it; we can.") }
    image.src = shown
  }
  const answered = text => {
    const page = new DOMParser().parseFromString(text, "text/html")
    const main = page.querySelector("main")
    if (!main) { location.reload(); return }
    document.title = page.title
    document.querySelector("main").replaceWith(main)
    main.querySelector("h1").tabIndex = -1
    main.querySelector("h1").focus()
  }
  document.addEventListener("change", event => {
    const chosen = event.target
    if (chosen.type !== "file" || !chosen.files.length) return
    for (const other of chosen.form.querySelectorAll("input[type=file]")) if (other !== chosen) other.value = ""
    preview(chosen.files[0])
  })
  document.addEventListener("submit", event => {
    const form = event.target
    if (!form.querySelector("input[type=file]")) return
    event.preventDefault()
    const files = [...form.querySelectorAll("input[type=file]")].flatMap(input => [...input.files])
    if (!files.length) { say("Please take or choose a photo first."); return }
    const body = new FormData()
    body.append("photo", files[0])
    const request = new XMLHttpRequest()
    const wait = waiting => { form.querySelector("fieldset").disabled = waiting; show(at("progress"), waiting) }
    const failed = () => { wait(false); say("It did not arrive. Please try again where the signal is better.") }
    request.upload.onprogress = sent => {
      if (sent.lengthComputable) at("progress").value = 100 * sent.loaded / sent.total
    }
    request.onload = () => answered(request.responseText)
    request.onerror = failed
    request.ontimeout = failed
    wait(true)
    say("Sending your photo \u2026")
    request.open("POST", location.href)
    request.setRequestHeader("Accept", "text/html")
    request.send(body)
  })
})()
</script>
"""
CHOOSE = _FORM + _SCRIPT
