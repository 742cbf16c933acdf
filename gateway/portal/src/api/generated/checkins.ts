// Generated from services/*/openapi.json by npm run generate. Do not edit.
export type paths = {
  "/api/checkins": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query: {
          asOf?: string;
          cursor?: string;
          limit?: number;
          objective: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["PageOfCheckInResponse"];
          };
        };
      };
    };
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["SubmitCheckInRequest"];
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["CheckInResponse"];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: {
          asOf?: string;
        };
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["CheckInResponse"];
          };
        };
      };
    };
    put: {
      parameters: {
        query?: never;
        header?: {
          "If-Match"?: string;
        };
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["CorrectCheckInRequest"];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["CheckInResponse"];
          };
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/{id}/access": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: {
          cursor?: string;
          limit?: number;
        };
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["ObjectAccess"];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/{id}/revisions": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["PageOfRevisionResponse"];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/audit": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: {
          Actor?: string;
          cursor?: string;
          From?: string;
          limit?: number;
          Subject?: string;
          SubjectType?: string;
          To?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["PageOfAuditView"];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/audit/export": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: {
          Actor?: string;
          From?: string;
          Subject?: string;
          SubjectType?: string;
          To?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "text/csv": string;
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/batch": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["SubmitManyRequest"];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["SubmitManyResponse"];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/blockers": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: {
          cursor?: string;
          limit?: number;
          objective?: string;
          owner?: string;
          state?: string;
          unit?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["PageOfBlockerResponse"];
          };
        };
      };
    };
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["RaiseBlockerRequest"];
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["BlockerResponse"];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/blockers/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["BlockerResponse"];
          };
        };
      };
    };
    put: {
      parameters: {
        query?: never;
        header?: {
          "If-Match"?: string;
        };
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["BlockerStatement"];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["BlockerResponse"];
          };
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/blockers/{id}/access": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: {
          cursor?: string;
          limit?: number;
        };
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["ObjectAccess"];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/blockers/{id}/escalate": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["EscalateRequest"];
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["BlockerResponse"];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/blockers/{id}/reopen": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["BlockerNote"];
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["BlockerResponse"];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/blockers/{id}/resolve": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["BlockerNote"];
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["BlockerResponse"];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/comments": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: {
          cursor?: string;
          id?: string;
          limit?: number;
          subject?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["PageOfCommentResponse"];
          };
        };
      };
    };
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["SayCommentRequest"];
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["CommentResponse"];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/comments/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["CommentResponse"];
          };
        };
      };
    };
    put: {
      parameters: {
        query?: never;
        header?: {
          "If-Match"?: string;
        };
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["EditCommentRequest"];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["CommentResponse"];
          };
        };
      };
    };
    post?: never;
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["CommentResponse"];
          };
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/comments/{id}/access": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: {
          cursor?: string;
          limit?: number;
        };
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["ObjectAccess"];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/comments/{id}/revisions": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["PageOfCommentRevisionResponse"];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/days-off": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["DaysOffResponse"];
          };
        };
      };
    };
    put: {
      parameters: {
        query?: never;
        header?: {
          "If-Match"?: string;
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["DaysOffRequest"];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["DaysOffResponse"];
          };
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/days-off/calendar": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "text/calendar": string;
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["DaysOffResponse"];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/drafts/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: {
      parameters: {
        query?: never;
        header?: {
          "If-Match"?: string;
        };
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["DraftContent"];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["DraftResponse"];
          };
        };
      };
    };
    post?: never;
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description No Content */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/due": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["PageOfDueResponse"];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/export": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: {
          asOf?: string;
          from?: string;
          objective?: string;
          to?: string;
          unit?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "text/csv": string;
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/form": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: {
          objective?: string[];
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["FormResponse"];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/imports": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: {
      parameters: {
        query?: {
          dryRun?: boolean;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["ImportCheckInsResponse"];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/operations/dead-letters": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: {
          limit?: number;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["PageOfDeadLetter"];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/operations/dead-letters/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description No Content */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/operations/dead-letters/{id}/replay": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description No Content */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/operations/digest": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description No Content */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/operations/outbox": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["OutboxState"];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/operations/republish": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Republished"];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/reviews": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: {
          cursor?: string;
          kind?: string;
          limit?: number;
          unit?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["PageOfReviewSummary"];
          };
        };
      };
    };
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["OpenReviewRequest"];
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["ReviewResponse"];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/reviews/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["ReviewResponse"];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/reviews/{id}/access": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: {
          cursor?: string;
          limit?: number;
        };
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["ObjectAccess"];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/reviews/{id}/current": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["MoveRequest"];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["ReviewResponse"];
          };
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/reviews/{id}/end": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["ReviewResponse"];
          };
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/reviews/{id}/items": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["AddItemRequest"];
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["ReviewResponse"];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/reviews/{id}/minutes": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: {
          format?: string;
        };
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "text/html": string;
            "text/markdown": string;
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/reviews/{id}/notes": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: {
      parameters: {
        query?: never;
        header?: {
          "If-Match"?: string;
        };
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["NoteItemRequest"];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["ReviewResponse"];
          };
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/reviews/{id}/outcomes": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["OutcomeRequest"];
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["ReviewResponse"];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/reviews/{id}/outcomes/done": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["FinishRequest"];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["OutcomeResponse"];
          };
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/reviews/{id}/recall": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["RecallRequest"];
        };
      };
      responses: {
        /** @description No Content */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/reviews/outcomes": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: {
          done?: boolean;
          limit?: number;
          unit?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["PageOfOutcomeResponse"];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/units/{id}/days-off": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["DaysOffResponse"];
          };
        };
      };
    };
    put: {
      parameters: {
        query?: never;
        header?: {
          "If-Match"?: string;
        };
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["DaysOffRequest"];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["DaysOffResponse"];
          };
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/units/{id}/days-off/calendar": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "text/calendar": string;
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["DaysOffResponse"];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/units/{id}/night-before": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: {
          from?: string;
          to?: string;
        };
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["NightBeforeResponse"];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/units/{id}/participation": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: {
          from?: string;
          to?: string;
        };
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["ParticipationResponse"];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/units/{id}/review-plans": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["PageOfReviewPlanResponse"];
          };
        };
      };
    };
    put: {
      parameters: {
        query?: never;
        header?: {
          "If-Match"?: string;
        };
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["ReviewPlanRequest"];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["ReviewPlanResponse"];
          };
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/checkins/units/{id}/rhythm": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["RhythmResponse"];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
};
export type webhooks = Record<string, never>;
export type components = {
  schemas: {
    AccessReason: {
      changes: boolean;
      /** Format: date-time */
      expiresAt: null | string;
      kind: string;
      role: null | string;
      unit: null | string;
      /** Format: uuid */
      unitId: null | string;
    };
    AddItemRequest: {
      /** @default true */
      onOkrs: boolean;
      text: null | string;
    };
    AuditView: {
      action: string;
      /** Format: uuid */
      actor: null | string;
      /** Format: date-time */
      at: string;
      changes: components["schemas"]["JsonElement"];
      reason: null | string;
      request: null | string;
      /** Format: uuid */
      subjectId: string;
      subjectType: string;
      /** Format: int64 */
      version: number;
    };
    BlockerNote: {
      note?: null | string;
    };
    BlockerResponse: {
      /** Format: int32 */
      ageDays: number;
      /** Format: uuid */
      checkInId: null | string;
      /** Format: date */
      due: null | string;
      /** Format: uuid */
      escalatedTo: null | string;
      /** Format: uuid */
      helpingUnitId: null | string;
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      objectiveId: string;
      objectiveTitle: null | string;
      owner: components["schemas"]["PersonReference"];
      place: null | string;
      /** Format: date-time */
      raisedAt: string;
      raisedBy: components["schemas"]["PersonReference"];
      /** Format: date-time */
      resolvedAt: null | string;
      severity: components["schemas"]["Severity"];
      steps: components["schemas"]["BlockerStepResponse"][];
      text: string;
      /** Format: uuid */
      unitId: string;
      /** Format: int64 */
      version: number;
    };
    BlockerStatement: {
      /** Format: date */
      due?: null | string;
      /** Format: uuid */
      helpingUnitId?: null | string;
      /** Format: uuid */
      ownerId?: null | string;
      severity?: components["schemas"]["Severity"];
      text: null | string;
    };
    /** @enum {unknown} */
    BlockerStepKind: "raised" | "changed" | "escalated" | "resolved" | "reopened";
    BlockerStepResponse: {
      /** Format: date-time */
      at: string;
      by: components["schemas"]["PersonReference"];
      kind: components["schemas"]["BlockerStepKind"];
      note: null | string;
      /** Format: uuid */
      unitId: null | string;
    };
    CheckInResponse: {
      /** Format: date-time */
      at: string;
      author: components["schemas"]["PersonReference"];
      blocked: null | string;
      changed: null | string;
      /** Format: double */
      confidence: null | number;
      /** Format: date-time */
      correctedAt: null | string;
      /** Format: uuid */
      id: string;
      keyResults: components["schemas"]["KeyResultStatement"][];
      next: null | string;
      /** Format: uuid */
      objectiveId: string;
      steps?: null | components["schemas"]["StepStatement"][];
      /** Format: date-time */
      submittedAt: string;
      submittedBy?: null | components["schemas"]["PersonReference"];
      /** Format: int64 */
      version: number;
    };
    CommentResponse: {
      /** Format: date-time */
      at: string;
      author: components["schemas"]["PersonReference"];
      deleted: boolean;
      /** Format: date-time */
      editedAt: null | string;
      html: null | string;
      /** Format: uuid */
      id: string;
      mentions: components["schemas"]["PersonReference"][];
      subject: components["schemas"]["CommentSubject"];
      /** Format: uuid */
      subjectId: string;
      text: null | string;
      /** Format: int64 */
      version: number;
    };
    CommentRevisionResponse: {
      /** Format: date-time */
      at: string;
      by: components["schemas"]["PersonReference"];
      /** Format: int64 */
      number: number;
      text: null | string;
    };
    /** @enum {unknown} */
    CommentSubject: "objective" | "key-result" | "metric" | "alert" | "check-in" | "blocker" | "review";
    CorrectCheckInRequest: {
      /** Format: date-time */
      at?: null | string;
      blocked?: null | string;
      changed?: null | string;
      /** Format: double */
      confidence?: null | number;
      confirmed?: null | boolean;
      keyResults?: null | components["schemas"]["KeyResultStatement"][];
      next?: null | string;
      steps?: null | components["schemas"]["StepStatement"][];
    };
    DayOffStatement: {
      /** Format: date */
      first: string;
      /** Format: date */
      last?: null | string;
      name?: null | string;
    };
    DaysOffRequest: {
      days: null | components["schemas"]["DayOffStatement"][];
    };
    DaysOffResponse: {
      days: components["schemas"]["DayOffStatement"][];
      inherited: components["schemas"]["InheritedDayOff"][];
      /** Format: int64 */
      version: number;
    };
    DeadLetter: {
      /** Format: date-time */
      at: string;
      body: string;
      endpoint: string;
      error: string;
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      messageId: null | string;
      type: null | string;
    };
    DraftContent: {
      /** Format: date-time */
      at?: null | string;
      basedOn?: null | components["schemas"]["SeenCheckIn"];
      blocked?: null | string;
      changed?: null | string;
      /** Format: double */
      confidence?: null | number;
      keyResults?: null | components["schemas"]["KeyResultStatement"][];
      next?: null | string;
      steps?: null | components["schemas"]["StepStatement"][];
    };
    DraftResponse: {
      content: components["schemas"]["DraftContent"];
      /** Format: uuid */
      objectiveId: string;
      /** Format: date-time */
      savedAt: string;
      /** Format: int64 */
      version: number;
    };
    DueResponse: {
      /** Format: date-time */
      due: string;
      /** Format: date-time */
      lastAt: null | string;
      /** Format: uuid */
      objectiveId: string;
      state: components["schemas"]["RhythmState"];
      title: null | string;
      /** Format: uuid */
      unitId: string;
    };
    EditCommentRequest: {
      mentions?: null | string[];
      text: null | string;
    };
    EscalateRequest: {
      note?: null | string;
      /** Format: uuid */
      unitId?: null | string;
    };
    FinishRequest: {
      note?: null | string;
      /** Format: uuid */
      outcomeId: string;
    };
    FormItem: {
      basedOn: components["schemas"]["SeenCheckIn"];
      draft: null | components["schemas"]["DraftResponse"];
      /** Format: date-time */
      due: null | string;
      /** Format: date */
      end: string;
      keyResults: components["schemas"]["FormKeyResult"][];
      last: null | components["schemas"]["CheckInResponse"];
      /** Format: uuid */
      objectiveId: string;
      owner: components["schemas"]["PersonReference"];
      /** Format: date */
      start: string;
      state: components["schemas"]["RhythmState"];
      title: null | string;
      /** Format: uuid */
      unitId: string;
    };
    FormKeyResult: {
      /** Format: double */
      baseline: null | number;
      /** Format: double */
      confidence: null | number;
      /** Format: int32 */
      decimals: number;
      /** Format: double */
      high: null | number;
      /** Format: uuid */
      id: string;
      /** Format: double */
      low: null | number;
      measure: string;
      /** Format: double */
      movement: null | number;
      owner: components["schemas"]["PersonReference"];
      /** Format: date */
      period: null | string;
      steps: components["schemas"]["FormStep"][];
      takesValue: boolean;
      /** Format: double */
      target: null | number;
      title: null | string;
      unitOfMeasure: null | string;
      /** Format: double */
      value: null | number;
    };
    FormResponse: {
      objectives: components["schemas"]["FormItem"][];
    };
    FormStep: {
      done: boolean;
      /** Format: date-time */
      doneAt: null | string;
      /** Format: date */
      due: null | string;
      /** Format: uuid */
      id: string;
      title: null | string;
      /** Format: double */
      weight: number;
    };
    ImportCheckInsResponse: {
      /** Format: int32 */
      added: number;
      /** Format: int32 */
      corrected: number;
      dryRun: boolean;
      errors: components["schemas"]["RowError"][];
      /** Format: int32 */
      rejected: number;
      /** Format: int32 */
      unchanged: number;
    };
    InheritedDayOff: {
      /** Format: date */
      first: string;
      /** Format: date */
      last: string;
      name: null | string;
      /** Format: uuid */
      unitId: string;
    };
    JsonElement: unknown;
    KeyResultStatement: {
      /** Format: double */
      confidence?: null | number;
      /** Format: uuid */
      keyResultId: string;
      /** Format: double */
      value?: null | number;
    };
    MoveRequest: {
      /** Format: int32 */
      item?: null | number;
    };
    NightBeforeResponse: {
      /** Format: int32 */
      hours: number;
      /** Format: int32 */
      nightBefore: number;
      reviews: components["schemas"]["NightBeforeReview"][];
      /** Format: double */
      share: null | number;
      /** Format: int32 */
      updates: number;
    };
    NightBeforeReview: {
      kind: string;
      /** Format: int32 */
      nightBefore: number;
      /** Format: uuid */
      reviewId: string;
      /** Format: date-time */
      scheduledAt: string;
      /** Format: int32 */
      updates: number;
    };
    NoteItemRequest: {
      /** Format: int32 */
      item: number;
      notes: null | string;
    };
    ObjectAccess: {
      everybodySees: boolean;
      people: components["schemas"]["PageOfPersonAccess"];
      visibility: string;
    };
    OpenReviewRequest: {
      /** Format: uuid */
      facilitatorId?: null | string;
      kind: components["schemas"]["ReviewKind"];
      /** Format: date-time */
      scheduledAt?: null | string;
      /** Format: uuid */
      unitId: string;
    };
    OutboxState: {
      /** Format: int64 */
      deadLetters: number;
      /** Format: int64 */
      depth: number;
      /** Format: double */
      oldestSeconds: number;
      /** Format: int64 */
      parked: number;
    };
    /** @enum {unknown} */
    OutcomeKind: "decision" | "action";
    OutcomeRequest: {
      /** Format: date */
      due?: null | string;
      /** Format: int32 */
      item?: null | number;
      kind: components["schemas"]["OutcomeKind"];
      /** Format: uuid */
      ownerId?: null | string;
      text: null | string;
    };
    OutcomeResponse: {
      /** Format: date-time */
      doneAt: null | string;
      doneNote: null | string;
      /** Format: date */
      due: null | string;
      /** Format: uuid */
      id: string;
      /** Format: int32 */
      item: null | number;
      kind: components["schemas"]["OutcomeKind"];
      owner: null | components["schemas"]["PersonReference"];
      /** Format: date-time */
      recordedAt: string;
      /** Format: uuid */
      reviewId: string;
      text: string;
      /** Format: uuid */
      unitId: string;
    };
    PageOfAuditView: {
      items: components["schemas"]["AuditView"][];
      next: null | string;
    };
    PageOfBlockerResponse: {
      items: components["schemas"]["BlockerResponse"][];
      next: null | string;
    };
    PageOfCheckInResponse: {
      items: components["schemas"]["CheckInResponse"][];
      next: null | string;
    };
    PageOfCommentResponse: {
      items: components["schemas"]["CommentResponse"][];
      next: null | string;
    };
    PageOfCommentRevisionResponse: {
      items: components["schemas"]["CommentRevisionResponse"][];
      next: null | string;
    };
    PageOfDeadLetter: {
      items: components["schemas"]["DeadLetter"][];
      next: null | string;
    };
    PageOfDueResponse: {
      items: components["schemas"]["DueResponse"][];
      next: null | string;
    };
    PageOfOutcomeResponse: {
      items: components["schemas"]["OutcomeResponse"][];
      next: null | string;
    };
    PageOfPersonAccess: {
      items: components["schemas"]["PersonAccess"][];
      next: null | string;
    };
    PageOfReviewPlanResponse: {
      items: components["schemas"]["ReviewPlanResponse"][];
      next: null | string;
    };
    PageOfReviewSummary: {
      items: components["schemas"]["ReviewSummary"][];
      next: null | string;
    };
    PageOfRevisionResponse: {
      items: components["schemas"]["RevisionResponse"][];
      next: null | string;
    };
    ParticipationResponse: {
      all: components["schemas"]["TurnCounts"];
      /** Format: date */
      from: string;
      /** Format: date */
      to: string;
      units: components["schemas"]["UnitParticipation"][];
    };
    PersonAccess: {
      because: components["schemas"]["AccessReason"][];
      changes: boolean;
      /** Format: uuid */
      id: string;
      name: string;
    };
    PersonReference: {
      /** Format: uuid */
      id: string;
      name: null | string;
    };
    RaiseBlockerRequest: {
      /** Format: date */
      due?: null | string;
      /** Format: uuid */
      helpingUnitId?: null | string;
      /** Format: uuid */
      objectiveId: string;
      /** Format: uuid */
      ownerId?: null | string;
      severity?: components["schemas"]["Severity"];
      text: null | string;
    };
    RecallRequest: {
      objectives: null | string[];
    };
    RecallResponse: {
      answered: boolean;
      /** Format: int32 */
      answers: null | number;
      /** Format: double */
      mean: null | number;
      /** Format: int32 */
      of: number;
    };
    Republished: {
      /** Format: int32 */
      states: number;
    };
    ReviewItemResponse: {
      notes: null | string;
      /** Format: int32 */
      number: number;
      onOkrs: boolean;
      /** Format: int32 */
      seconds: number;
      section: components["schemas"]["ReviewSection"];
      subject: components["schemas"]["ReviewSubject"];
      /** Format: uuid */
      subjectId: null | string;
      text: null | string;
    };
    /** @enum {unknown} */
    ReviewKind: "weekly-kpi" | "biweekly-leadership" | "monthly-okr" | "quarterly-close";
    ReviewPartStatement: {
      /** Format: int32 */
      minutes: number;
      section: components["schemas"]["ReviewSection"];
    };
    ReviewPlanRequest: {
      /** Format: int32 */
      everyWeeks: number;
      /** Format: int32 */
      hour: number;
      kind: components["schemas"]["ReviewKind"];
      parts: null | components["schemas"]["ReviewPartStatement"][];
      weekday: null | string;
    };
    ReviewPlanResponse: {
      /** Format: uuid */
      decidedBy: null | string;
      /** Format: int32 */
      everyWeeks: number;
      /** Format: int32 */
      hour: number;
      kind: components["schemas"]["ReviewKind"];
      /** Format: date-time */
      next: string;
      parts: components["schemas"]["ReviewPartStatement"][];
      /** Format: int64 */
      version: number;
      weekday: string;
    };
    ReviewResponse: {
      /** Format: date-time */
      asOf: string;
      /** Format: int32 */
      currentItem: null | number;
      /** Format: date-time */
      currentSince: null | string;
      /** Format: date-time */
      endedAt: null | string;
      facilitator: components["schemas"]["PersonReference"];
      /** Format: uuid */
      id: string;
      items: components["schemas"]["ReviewItemResponse"][];
      kind: components["schemas"]["ReviewKind"];
      outcomes: components["schemas"]["OutcomeResponse"][];
      /** Format: int32 */
      plannedMinutes: number;
      recall: null | components["schemas"]["RecallResponse"];
      /** Format: date-time */
      scheduledAt: string;
      /** Format: double */
      shareOnOkrs: null | number;
      /** Format: date-time */
      since: string;
      unit: null | string;
      /** Format: uuid */
      unitId: string;
      /** Format: int64 */
      version: number;
    };
    /** @enum {unknown} */
    ReviewSection: "recall" | "actions" | "decisions" | "turned" | "moved" | "blocked" | "missing" | "kpis-due" | "other";
    /** @enum {unknown} */
    ReviewSubject: "none" | "objective" | "metric" | "blocker" | "outcome";
    ReviewSummary: {
      /** Format: date-time */
      endedAt: null | string;
      facilitator: components["schemas"]["PersonReference"];
      /** Format: uuid */
      id: string;
      kind: components["schemas"]["ReviewKind"];
      /** Format: date-time */
      scheduledAt: string;
      /** Format: uuid */
      unitId: string;
      /** Format: int64 */
      version: number;
    };
    RevisionResponse: {
      /** Format: date-time */
      at: string;
      blocked: null | string;
      changed: null | string;
      /** Format: double */
      confidence: null | number;
      keyResults: components["schemas"]["KeyResultStatement"][];
      next: null | string;
      /** Format: int64 */
      number: number;
      /** Format: date-time */
      recordedAt: string;
      recordedBy: components["schemas"]["PersonReference"];
      steps: components["schemas"]["StepStatement"][];
    };
    RhythmResponse: {
      clock: string;
      decidedBy: {
        [key: string]: string;
      };
      /** Format: date-time */
      due: null | string;
      /** Format: int32 */
      everyWeeks: number;
      /** Format: int32 */
      graceHours: number;
      /** Format: int32 */
      hour: number;
      /** Format: date */
      periodStart: string;
      /** Format: int32 */
      remindHours: number;
      /** Format: date-time */
      reminds: null | string;
      timeZone: string;
      weekday: string;
    };
    /** @enum {unknown} */
    RhythmState: "due" | "overdue" | "on-time" | "late" | "missed" | "skipped";
    RowError: {
      column: string;
      /** Format: int32 */
      line: number;
      message: string;
    };
    SayCommentRequest: {
      mentions?: null | string[];
      subject: components["schemas"]["CommentSubject"];
      /** Format: uuid */
      subjectId: string;
      text: null | string;
    };
    SeenCheckIn: {
      /** Format: uuid */
      checkInId?: null | string;
      /**
       * Format: int64
       * @default 0
       */
      version: number;
    };
    /**
     * @default major
     * @enum {unknown}
     */
    Severity: "minor" | "major" | "critical";
    StepStatement: {
      /** @default true */
      done: boolean;
      /** Format: uuid */
      stepId: string;
    };
    SubmitCheckInRequest: {
      /** Format: date-time */
      at?: null | string;
      basedOn?: null | components["schemas"]["SeenCheckIn"];
      blocked?: null | string;
      blockers?: null | components["schemas"]["BlockerStatement"][];
      changed?: null | string;
      /** Format: double */
      confidence?: null | number;
      confirmed?: null | boolean;
      keyResults?: null | components["schemas"]["KeyResultStatement"][];
      next?: null | string;
      /** Format: uuid */
      objectiveId: string;
      /** Format: uuid */
      onBehalfOf?: null | string;
      steps?: null | components["schemas"]["StepStatement"][];
    };
    SubmitManyRequest: {
      checkIns: null | components["schemas"]["SubmitCheckInRequest"][];
    };
    SubmitManyResponse: {
      checkIns: components["schemas"]["CheckInResponse"][];
    };
    TurnCounts: {
      /** Format: int32 */
      asked: number;
      /** Format: int32 */
      late: number;
      /** Format: int32 */
      missed: number;
      /** Format: int32 */
      onTime: number;
      /** Format: int32 */
      open: number;
      /** Format: int32 */
      skipped: number;
    };
    UnitParticipation: {
      counts: components["schemas"]["TurnCounts"];
      /** Format: int32 */
      objectives: number;
      unit: string;
      /** Format: uuid */
      unitId: string;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
};
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
