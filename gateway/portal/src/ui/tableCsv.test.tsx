import { expect, it } from "vitest";
import { rowsOf } from "./tableCsv.ts";

it("says what the table shows, numbers and moments as they are exchanged, and leaves its buttons out", () => {
  document.body.innerHTML = `
    <section>
      <table>
        <thead><tr><th>Run</th><th>Rows</th><th class="act"><span>Actions</span></th></tr></thead>
        <tbody>
          <tr>
            <td><time datetime="2026-11-27T08:00:00Z">27 Nov</time></td>
            <td data-value="1234">1,234</td>
            <td class="act"><button>Again</button></td>
          </tr>
          <tr><td><p>Two</p><p>  lines </p><i aria-hidden="true">x</i></td><td data-value="-2">−2</td><td class="act"></td></tr>
        </tbody>
      </table>
    </section>`;

  expect(rowsOf(document.body)).toEqual([
    ["Run", "Rows"],
    ["2026-11-27T08:00:00Z", 1234],
    ["Two lines", -2],
  ]);
  expect(rowsOf(document.createElement("section"))).toEqual([]);
});
