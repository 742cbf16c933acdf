import { Page } from "@/app/Page.tsx";
import { t } from "@/text/index.ts";

export default function GalleryPage() {
  return (
    <Page title={t.nav.gallery} crumbs={[{ name: t.nav.gallery }]}>
      {null}
    </Page>
  );
}
