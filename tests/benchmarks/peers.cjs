// Times docxtemplater and PptxGenJS on the content of content.py; prints the
// least times on the processor and by the clock, in milliseconds.
//   node peers.cjs MODULES TEMPLATE VALUES ROUNDS
const fs = require("fs");
const path = require("path");

const [modules, template, values, rounds] = process.argv.slice(2);
const load = (name) => require(path.join(modules, name));
const content = JSON.parse(fs.readFileSync(values, "utf8"));

function withDocxtemplater() {
  const PizZip = load("pizzip");
  const Docxtemplater = load("docxtemplater");
  const file = fs.readFileSync(template);
  return () => {
    const document = new Docxtemplater(new PizZip(file), { paragraphLoop: true });
    document.render(content);
    return document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
  };
}

function withPptxGenJS() {
  const PptxGenJS = load("pptxgenjs");
  return async () => {
    const deck = new PptxGenJS();
    for (const item of content.items) {
      const slide = deck.addSlide();
      slide.addText(`${content.title} (${item.id})`, { x: 0.5, y: 0.4, w: 9, h: 1, fontSize: 32 });
      slide.addText(item.text, { x: 0.5, y: 1.6, w: 9, h: 3.5, fontSize: 20 });
      slide.addNotes(`Say: ${item.text}`);
    }
    return deck.write({ outputType: "nodebuffer", compression: true });
  };
}

async function least(make) {
  const used = [];
  const clock = [];
  for (let round = 0; round <= rounds; round++) {
    const before = process.cpuUsage();
    const start = process.hrtime.bigint();
    await make();
    const took = process.cpuUsage(before);
    if (!round) continue;
    clock.push(Number(process.hrtime.bigint() - start) / 1e6);
    used.push((took.user + took.system) / 1e3);
  }
  return [Math.min(...used), Math.min(...clock)];
}

(async () => {
  const result = {
    docxtemplater: await least(withDocxtemplater()),
    PptxGenJS: await least(withPptxGenJS()),
  };
  console.log(JSON.stringify(result));
})();
