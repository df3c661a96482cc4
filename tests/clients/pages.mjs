// Opens pages in a browser as people do, and says what is wrong with them: what axe finds in light, in dark
// and on a narrow screen, whether a page has to be pushed sideways, and what of it is not marked on paper.
// With a folder it prints them there, for somebody else to read.
// Called by tests/it/clients/pages.rs: pages.mjs chromium|firefox BROWSER FOLDER|- PAGE...
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

const [name, browserPath, folder, ...pages] = process.argv.slice(2);
const require = createRequire(process.env.EMPACT_CLIENTS + "/package.json");
const puppeteer = await import(pathToFileURL(require.resolve("puppeteer-core")));
const axe = readFileSync(require.resolve("axe-core"), "utf8");

const WIDTHS = [320, 360, 768, 1440, 1920];
const SHEETS = [
  { scheme: "light", width: 1440 },
  { scheme: "dark", width: 1440 },
  { scheme: "light", width: 360 },
];

const browser = await puppeteer.launch({
  browser: name === "firefox" ? "firefox" : "chrome",
  executablePath: browserPath,
  headless: true,
  args: name === "firefox" ? [] : ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
let faults = 0;
const tell = (page, what) => { faults += 1; console.log(`${page}: ${what}`); };
for (const path of pages) {
  const page = await browser.newPage();
  if (folder !== "-") {
    await page.goto(pathToFileURL(path).href);
    const paper = join(folder, `${basename(path, ".html")}-${name}.pdf`);
    await page.pdf({ path: paper, preferCSSPageSize: true, printBackground: true, timeout: 0 });
    await page.close();
    continue;
  }
  page.on("request", (asked) => { if (!asked.url().startsWith("file:")) tell(path, `asks for ${asked.url()}`); });
  await page.goto(pathToFileURL(path).href);
  for (const { scheme, width } of SHEETS) {
    await page.setViewport({ width, height: 900 });
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => axe.run(document, {
      // Besides those that are on: the contrast that texts which are read at length should have.
      rules: { "color-contrast-enhanced": { enabled: true } },
      resultTypes: ["violations"],
    }));
    for (const { id, help, nodes } of violations) {
      const places = nodes.slice(0, 3).map((node) => `${node.target.join(" ")} ${node.html.slice(0, 120)}`);
      tell(path, `${scheme}, ${width} wide: ${id}: ${help} (${nodes.length})\n    ${places.join("\n    ")}`);
    }
  }
  for (const width of WIDTHS) {
    await page.setViewport({ width, height: 900 });
    const wide = await page.evaluate(() => {
      const root = document.documentElement;
      if (root.scrollWidth <= root.clientWidth) return "";
      const over = [...document.querySelectorAll("body *")]
        .filter((one) => one.getBoundingClientRect().right > root.clientWidth + 1 && !one.closest("[role=region]"));
      return `${root.scrollWidth}: ${over.slice(0, 3).map((one) => one.outerHTML.slice(0, 120)).join(" | ")}`;
    });
    if (wide) tell(path, `${width} wide: has to be pushed sideways: ${wide}`);
  }
  const { headings, ids, dead } = await page.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
    const links = [...document.querySelectorAll("a[href^='#']")].map((one) => decodeURIComponent(one.hash.slice(1)));
    return {
      headings: document.querySelectorAll("h1").length,
      ids: ids.filter((id, at) => ids.indexOf(id) !== at),
      dead: links.filter((link) => link && !document.getElementById(link)),
    };
  });
  if (headings !== 1) tell(path, `${headings} headings of the first level`);
  if (ids.length) tell(path, `the same place twice: ${ids.slice(0, 5)}`);
  if (dead.length) tell(path, `links that lead nowhere: ${dead.slice(0, 5)}`);
  await page.close();
}
await browser.close();
console.log(`${pages.length} pages, ${faults} faults`);
process.exit(faults ? 1 : 0);
