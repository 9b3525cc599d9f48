const SIZE = 360;

function slice(context: CanvasRenderingContext2D, turn: number) {
  context.beginPath();
  context.arc(SIZE / 2 + Math.cos(turn) * 70, SIZE / 2 + Math.sin(turn) * 70, 22, 0, 2 * Math.PI);
  context.fill();
}

/** A pizza seen from above: a photo to send where nobody wants to look for a file. */
export function samplePhoto(): string {
  const canvas = document.createElement("canvas");
  canvas.width = SIZE;
  canvas.height = SIZE;
  const context = canvas.getContext("2d");
  if (!context) return "";
  const disc = (radius: number, colour: string) => {
    context.fillStyle = colour;
    context.beginPath();
    context.arc(SIZE / 2, SIZE / 2, radius, 0, 2 * Math.PI);
    context.fill();
  };
  context.fillStyle = "#6b4a33";
  context.fillRect(0, 0, SIZE, SIZE);
  disc(160, "#f4f1ea");
  disc(138, "#d9964a");
  disc(120, "#c8402f");
  disc(112, "#f2c35c");
  context.fillStyle = "#b3352a";
  for (let turn = 0; turn < 6; turn += 1) slice(context, turn * 1.05);
  context.fillStyle = "#3f7a3a";
  for (let turn = 0; turn < 5; turn += 1) {
    context.fillRect(120 + ((turn * 67) % 120), 110 + ((turn * 43) % 130), 26, 10);
  }
  return canvas.toDataURL("image/jpeg", 0.85).split(",")[1] ?? "";
}

/** The bytes of a chosen file, as the stand-in wants them. */
export async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let start = 0; start < bytes.length; start += 8_192) {
    text += String.fromCharCode(...bytes.subarray(start, start + 8_192));
  }
  return btoa(text);
}
