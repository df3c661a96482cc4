// Looks at a document that `empact serve` shows, as one who writes a plan does: goes down the page, changes a file,
// and breaks it. Says what is wrong.
// Called by tests/it/clients/live.rs: live.mjs BROWSER ADDRESS FILE PICTURES|-
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [browserPath, address, file, pictures] = process.argv.slice(2);
const require = createRequire(process.env.EMPACT_CLIENTS + "/package.json");
const puppeteer = await import(pathToFileURL(require.resolve("puppeteer-core")));
const axe = readFileSync(require.resolve("axe-core"), "utf8");
const browser = await puppeteer.launch({
  browser: "chrome",
  executablePath: browserPath,
  headless: true,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});
let faults = 0;
const tell = (what) => { faults += 1; console.log(what); };
const page = await browser.newPage();
await page.setViewport({ width: 1200, height: 700 });
page.on("request", (asked) => { if (!asked.url().startsWith(address)) tell(`asks for ${asked.url()}`); });
page.on("pageerror", (error) => tell(`fails: ${error}`));
page.on("console", (message) => { if (message.type() === "error") tell(`says: ${message.text()}`); });
const picture = async (name) => {
  if (pictures !== "-") await page.screenshot({ path: join(pictures, `${name}.png`) });
};
const until = (what, test, ...more) => page.waitForFunction(test, { timeout: 120000 }, ...more)
  .catch(() => tell(`${what} does not come`));
const inside = (test, ...more) => page.evaluate(test, ...more);

await page.goto(address);
await picture("list");
for (const rule of (await page.evaluate(`${axe}; axe.run()`).catch((error) => ({ violations: [{ id: String(error) }] }))).violations) {
  tell(`the list: ${rule.id}`);
}
await page.goto(`${address}view/report?priority=THB`);
await until("the document", () => document.querySelector("iframe").contentDocument?.body?.textContent.includes("as it was"));
// A document shows the place that its reader went to.
await inside(() => {
  const shown = document.querySelector("iframe");
  shown.contentDocument.getElementById("action-1-9").scrollIntoView();
  shown.contentWindow.scrollBy(0, 40);
});
const top = () => Math.round(document.querySelector("iframe").contentDocument.getElementById("action-1-9").getBoundingClientRect().top);
const before = await inside(top);
await picture("before");

const text = readFileSync(file, "utf8");
writeFileSync(file, text.replace("as it was", "as it is\n\n    and another paragraph,\n\n    and another,\n\n    and one more"));
await until("what was changed", () => document.querySelector("iframe").contentDocument?.body?.textContent.includes("and one more"));
await new Promise((done) => setTimeout(done, 500));
const after = await inside(top);
if (Math.abs(after - before) > 2) tell(`the reader was at ${before} and is at ${after}`);
await picture("after");

writeFileSync(file, "action: [");
await until("what is wrong", () => !document.getElementById("told").hidden
  && document.querySelector("#told pre").textContent.includes("priorities/thb/actions/1.1.yaml"));
await picture("broken");
writeFileSync(file, text);
await until("the end of what is wrong", () => document.getElementById("told").hidden);
await until("the document as it was", () => document.querySelector("iframe").contentDocument?.body?.textContent.includes("as it was"));
// A click on a link that leads elsewhere replaces nothing here.
const scripts = await inside(() => document.querySelector("iframe").contentDocument.scripts.length);
if (scripts !== 0) tell("there is a script in the document");
await browser.close();
process.exit(faults === 0 ? 0 : 1);
