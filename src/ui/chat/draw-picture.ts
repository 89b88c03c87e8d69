/**
 * Draws a picture's bytes, and says whether it could. The size was known before; only a photograph that says of itself that
 * it lies on its side has another than its file.
 */
export async function drawPicture(canvas: HTMLCanvasElement, blob: Blob): Promise<boolean> {
  try {
    const bitmap = await createImageBitmap(blob);
    const isTurned = bitmap.width > bitmap.height !== canvas.width > canvas.height;
    if (isTurned) [canvas.width, canvas.height] = [canvas.height, canvas.width];
    const pen = canvas.getContext('2d');
    if (pen) pen.imageSmoothingQuality = 'high';
    pen?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    return pen !== null;
  } catch {
    // Whatever the judge of files lets through, a browser may be stricter.
    return false;
  }
}
