// Reads paths from standard input, one a line, and writes one JSON object a line: {"html"} or {"error"}.
// mammoth is looked up in the folder that is the only argument.
const path = require("path");
const readline = require("readline");

const mammoth = require(path.join(process.argv[2], "node_modules", "mammoth"));
const noPictures = { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: "" })) };

(async () => {
  for await (const file of readline.createInterface({ input: process.stdin })) {
    let answer;
    try {
      answer = { html: (await mammoth.convertToHtml({ path: file }, noPictures)).value };
    } catch (fault) {
      answer = { error: String(fault.message || fault).split("\n")[0] };
    }
    process.stdout.write(JSON.stringify(answer) + "\n");
  }
})();
