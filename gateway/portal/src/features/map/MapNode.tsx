import { Minus, Plus } from "lucide-react";
import { memo } from "react";
import type { Id, TreeNode } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Pips } from "@/ui/Confidence.tsx";
import { cx } from "@/ui/cx.ts";
import { paceTone } from "@/ui/Glyph.tsx";
import { PaceTrack, sayProgress } from "@/ui/PaceTrack.tsx";
import { card } from "./layout.ts";
import type { ColourBy } from "./useMapAddress.ts";

export type NodeProps = {
  node: TreeNode;
  unit: string;
  by: ColourBy;
  detail: "card" | "bar" | "dot";
  state: "plain" | "chosen" | "hot" | "dim";
  isActive: boolean;
  isOpen: boolean;
  onSelect: (id: Id | null) => void;
  onActive: (id: Id) => void;
  onTurn: (id: Id, open: boolean) => void;
};

/** One objective on the map. */
export const MapNode = memo(
  function MapNode(props: NodeProps) {
    const { node, unit, by, detail, state, isActive, isOpen } = props;
    const format = useFormat();
    const { numbers } = format;
    const title = node.title ?? t.map.hidden;
    return (
      <>
        <foreignObject width={card.width} height={card.height}>
          <button
            className={cx("node", state !== "plain" && `node--${state}`, detail !== "card" && "node--small")}
            type="button"
            tabIndex={isActive ? 0 : -1}
            aria-pressed={state === "chosen"}
            aria-label={detail === "dot" ? t.map.spoken(title, unit, sayProgress(node, format)) : undefined}
            title={detail === "card" ? undefined : `${title} · ${unit}`}
            onFocus={() => props.onActive(node.id)}
            onClick={() => props.onSelect(state === "chosen" ? null : node.id)}
          >
            {detail === "dot" ? (
              <Blot node={node} />
            ) : (
              <>
                <span className="node__u">
                  <span className="cut">{unit}</span>
                  {node.lifecycle === "proposed" && <span className="tag tag--line">{t.objective.lifecycle.proposed}</span>}
                  <b>{node.progress === null ? "–" : numbers.progress(node.progress)}</b>
                </span>
                <span className={cx(detail === "card" ? "node__t" : "sr", node.title === null && "soft")}>{title}</span>
                {by === "pace" ? (
                  <PaceTrack progress={node.progress} expected={node.expected} pace={node.pace} size="s" />
                ) : (
                  <span className="node__c">
                    {node.confidence === null ? (
                      <span className="faint">{t.confidence.notYet}</span>
                    ) : (
                      <>
                        <Pips confidence={node.confidence} />
                        {numbers.confidence(node.confidence)}
                      </>
                    )}
                  </span>
                )}
                {node.children > 0 && <span className="sr">{t.map.serving(node.children)}</span>}
              </>
            )}
          </button>
        </foreignObject>
        {node.children > 0 && detail !== "dot" && <Turn title={title} {...props} isOpen={isOpen} />}
      </>
    );
  },
  (a, b) =>
    a.node === b.node &&
    a.unit === b.unit &&
    a.by === b.by &&
    a.detail === b.detail &&
    a.state === b.state &&
    a.isActive === b.isActive &&
    a.isOpen === b.isOpen,
);

/** From far away only the pace is left. */
function Blot({ node }: { node: TreeNode }) {
  return (
    <svg className="node__blot" aria-hidden="true">
      <rect className="track__base" width="100%" height="100%" />
      <rect className={`t-${tone(node)}`} width={`${Math.min(1, Math.max(0, node.progress ?? 0)) * 100}%`} height="100%" />
    </svg>
  );
}

function tone({ pace }: TreeNode) {
  const found = paceTone(pace);
  return found === "achieved" ? "ontrack" : found === "none" ? "early" : found;
}

function Turn({ node, title, state, isOpen, onTurn }: NodeProps & { title: string }) {
  const name = isOpen ? t.map.hide(title) : t.map.show(node.children, title);
  return (
    <foreignObject x={card.width - 1} y={card.height / 2 - 14} width="64" height="28">
      {/* The keyboard opens and closes from the objective itself. */}
      <button
        className={cx("turn", isOpen && "turn--open", state === "dim" && "turn--dim")}
        type="button"
        tabIndex={-1}
        aria-expanded={isOpen}
        aria-label={name}
        title={name}
        onClick={() => onTurn(node.id, !isOpen)}
      >
        {isOpen ? <Minus className="i i--s" aria-hidden="true" /> : <Plus className="i i--s" aria-hidden="true" />}
        {!isOpen && node.children}
      </button>
    </foreignObject>
  );
}
