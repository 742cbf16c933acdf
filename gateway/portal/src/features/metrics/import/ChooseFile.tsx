import { Upload } from "lucide-react";
import { useRef, useState } from "react";
import { t } from "@/text/index.ts";
import { cx } from "@/ui/cx.ts";
import { saveCsv } from "@/ui/csv.ts";

const headBytes = 64 * 1024;
const largest = 4 * 1024 ** 3;

/** Only the beginning is read here, so that a file of millions of rows opens at once. */
export function ChooseFile({ onChoose }: { onChoose: (file: File, head: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    const head = file.size > largest ? "" : (await file.slice(0, headBytes).text()).replace(/^\uFEFF/, "");
    const wrong =
      file.size === 0
        ? t.importing.emptyFile
        : file.size > largest
          ? t.importing.tooLarge
          : head.includes("\0")
            ? t.importing.notText
            : null;
    setProblem(wrong);
    if (wrong === null) onChoose(file, head);
  };

  return (
    // Dropping is a second way; the button in it is the first.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={cx("drop", over && "drop--over")}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void take(event.dataTransfer.files[0]);
      }}
    >
      <Upload className="i" aria-hidden="true" />
      <button className="btn btn--ink" type="button" onClick={() => input.current?.click()}>
        {t.importing.choose}
      </button>
      <p className="soft">{t.importing.drop}</p>
      <input
        ref={input}
        className="sr"
        type="file"
        accept=".csv,.txt,.tsv,text/csv,text/plain"
        aria-label={t.importing.choose}
        tabIndex={-1}
        onChange={(event) => {
          void take(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
      {problem !== null && (
        <p className="strong" role="alert">
          {problem}
        </p>
      )}
      <button
        className="btn btn--s btn--bare"
        type="button"
        onClick={() => saveCsv(t.importing.templateName, ["metric", "at", "value", "note"], [])}
      >
        {t.importing.template}
      </button>
    </div>
  );
}
