import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { Picker, type Option } from "./Picker.tsx";

const client = new QueryClient();
const ada = { id: "a", name: "Ada Sample", hint: "ada@harborvale.example" };
const tom = { id: "t", name: "Tom Berger", hint: "tom@harborvale.example" };

function Asking({ answers, onPick }: { answers: (text: string) => Promise<Option[]>; onPick: (name: string | undefined) => void }) {
  const [value, setValue] = useState<Option | null>(null);
  return (
    <Picker
      label="Owner"
      value={value}
      onChange={(option) => {
        setValue(option);
        onPick(option?.name);
      }}
      search={(text) => ({ queryKey: ["pick", text], queryFn: () => answers(text) })}
    />
  );
}

describe("a field that finds one of many", () => {
  it("never offers what does not fit while the answer to what was typed is on its way", async () => {
    let tell: (found: Option[]) => void = () => undefined;
    const answers = (text: string) => (text === "" ? Promise.resolve([ada]) : new Promise<Option[]>((resolve) => (tell = resolve)));
    const picked = vi.fn();
    const person = userEvent.setup();
    render(<Asking answers={answers} onPick={picked} />, {
      wrapper: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>,
    });
    await person.click(screen.getByRole("combobox", { name: "Owner" }));
    expect(await screen.findByRole("option", { name: /Ada Sample/ })).toBeInTheDocument();
    await person.keyboard("tom");
    await waitFor(() => expect(screen.queryByRole("option", { name: /Ada Sample/ })).not.toBeInTheDocument());
    await person.keyboard("{ArrowDown}{Enter}");
    expect(picked).not.toHaveBeenCalled();
    tell([tom]);
    await person.click(await screen.findByRole("option", { name: /Tom Berger/ }));
    expect(picked).toHaveBeenCalledExactlyOnceWith("Tom Berger");
  });
});
