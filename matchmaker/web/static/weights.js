// Keeps each slider and its number equal; what they do is asked of the service by htmx.
const { spoken } = document.getElementById("weighing").dataset;

function join(slider) {
  const field = document.getElementById(slider.dataset.field);
  const tell = () => slider.setAttribute("aria-valuetext", spoken.replace("{n}", slider.value));
  const follow = () => {
    slider.value = Number(field.value.replace(",", ".")) || 0;
    tell();
  };
  slider.addEventListener("input", () => {
    field.value = slider.value;
    tell();
  });
  field.addEventListener("input", follow);
  slider.hidden = false;
  follow();
}

// A number that was refused says so in its note, which comes with the preview.
function mark(field) {
  const refused = document.getElementById(field.getAttribute("aria-describedby")).classList.contains("invalid-feedback");
  field.classList.toggle("is-invalid", refused);
  field.setAttribute("aria-invalid", refused);
}

document.querySelectorAll("#weighing input[type=range]").forEach(join);
document.addEventListener("htmx:afterSettle", () => document.querySelectorAll("#weighing .weight .form-control").forEach(mark));
