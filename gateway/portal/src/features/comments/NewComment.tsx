import { useState } from "react";
import { sayComment } from "@/api/comments.ts";
import type { CommentSubject, Id } from "@/api/types.ts";
import { usePerson } from "@/app/SignedIn.tsx";
import { t } from "@/text/index.ts";
import { Avatar } from "@/ui/Avatar.tsx";
import { FormProblems } from "@/ui/Field.tsx";
import { useSend } from "@/ui/useSend.ts";
import { mentionError } from "./mentionError.ts";
import { MentionField } from "./MentionField.tsx";
import { stillMentioned, type Mentioned } from "./mentions.ts";

/** What was begun stays while the browser's tab is open, whichever page one looks at meanwhile. */
const begun = new Map<string, { text: string; picked: Mentioned[] }>();

export function NewComment({ subject, id, first }: { subject: CommentSubject; id: Id; first: boolean }) {
  const { me } = usePerson();
  const place = `${subject}:${id}`;
  const [{ text, picked }, setState] = useState(() => begun.get(place) ?? { text: "", picked: [] });
  const write = (next: { text: string; picked: Mentioned[] }) => {
    begun.set(place, next);
    setState(next);
  };
  const saying = useSend({
    send: (body: { text: string; mentions: Id[] }, key) => sayComment(subject, id, body, key),
    changes: [["checkins", "comments", subject, id]],
    done: () => write({ text: "", picked: [] }),
  });
  const mentioned = stillMentioned(text, picked);
  const say = () => {
    if (text.trim() !== "" && !saying.isPending) saying.send({ text: text.trim(), mentions: mentioned.map((person) => person.id) });
  };
  const refused = mentionError(saying.problem, mentioned);
  return (
    <div className="cm__new">
      {first && <p className="soft sm cm__none">{t.comments.none}</p>}
      <Avatar name={me.name} />
      <div className="cm__write">
        <MentionField
          label={t.comments.write}
          value={text}
          error={refused ?? saying.errorAt("text")}
          onChange={(next, person) => write({ text: next, picked: person === undefined ? picked : [...picked, person] })}
          onSubmit={say}
        />
        {refused === undefined && <FormProblems messages={saying.otherThan("text")} />}
        {text.trim() !== "" && (
          <div className="cm__act">
            <span className="faint xs wide">
              <span className="kbd">Ctrl</span> <span className="kbd">Enter</span>
            </span>
            {mentioned.length > 0 && <span className="faint xs">{t.comments.speaksTo(mentioned.length)}</span>}
            <button className="btn btn--s" type="button" disabled={saying.isPending} onClick={say}>
              {saying.isPending ? t.comments.sending : t.comments.send}
            </button>
          </div>
        )}
      </div>
    </div>
  );
}
