import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { Exportable } from "./Exportable.tsx";

it("gives the table above it as a file under its name", async () => {
  let file: Blob | undefined;
  let name = "";
  vi.stubGlobal(
    "URL",
    Object.assign(URL, { createObjectURL: (blob: Blob) => ((file = blob), "blob:x"), revokeObjectURL: () => undefined }),
  );
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    name = this.download;
  });
  render(
    <Exportable name="What counts">
      <table>
        <tbody>
          <tr>
            <th>Key result</th>
            <th>Progress</th>
          </tr>
          <tr>
            <td>On-time delivery</td>
            <td data-value="0.68">0.68</td>
          </tr>
        </tbody>
      </table>
    </Exportable>,
  );
  await userEvent.click(screen.getByRole("button", { name: "Export as CSV" }));
  expect(await file?.text()).toBe("Key result,Progress\r\nOn-time delivery,0.68\r\n");
  expect(name).toBe("What counts.csv");
});
