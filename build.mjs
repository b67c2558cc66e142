// Bundles static/css and static/js into static/dist: app.css, app.js and the fonts they name.
import { rm } from "node:fs/promises";
import { build, context } from "esbuild";

const options = {
  entryPoints: ["static/js/app.js", "static/css/app.css"],
  outdir: "static/dist",
  // The layout preloads a font by its name, so names carry no hash.
  entryNames: "[name]",
  assetNames: "fonts/[name]",
  loader: { ".woff2": "file" },
  bundle: true,
  format: "esm",
  minify: true,
  target: ["chrome120", "firefox121", "safari17.4"],
  legalComments: "none",
  logLevel: "warning",
};

await rm("static/dist", { recursive: true, force: true });
if (process.argv.includes("--watch")) {
  await (await context(options)).watch();
} else {
  await build(options);
}
