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
      /** Format: date-time */
      submittedAt: string;
      /** Format: int64 */
      version: number;
    };
    CorrectCheckInRequest: {
      /** Format: date-time */
      at?: null | string;
      blocked?: null | string;
      changed?: null | string;
      /** Format: double */
      confidence?: null | number;
      keyResults?: null | components["schemas"]["KeyResultStatement"][];
      next?: null | string;
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
    DueResponse: {
      /** Format: date-time */
      due: string;
      /** Format: date-time */
      lastAt: null | string;
      /** Format: uuid */
      objectiveId: string;
      title: null | string;
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
    ObjectAccess: {
      everybodySees: boolean;
      people: components["schemas"]["PageOfPersonAccess"];
      visibility: string;
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
    PageOfAuditView: {
      items: components["schemas"]["AuditView"][];
      next: null | string;
    };
    PageOfCheckInResponse: {
      items: components["schemas"]["CheckInResponse"][];
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
    PageOfPersonAccess: {
      items: components["schemas"]["PersonAccess"][];
      next: null | string;
    };
    PageOfRevisionResponse: {
      items: components["schemas"]["RevisionResponse"][];
      next: null | string;
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
    Republished: {
      /** Format: int32 */
      states: number;
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
    };
    SubmitCheckInRequest: {
      /** Format: date-time */
      at?: null | string;
      blocked?: null | string;
      changed?: null | string;
      /** Format: double */
      confidence?: null | number;
      keyResults?: null | components["schemas"]["KeyResultStatement"][];
      next?: null | string;
      /** Format: uuid */
      objectiveId: string;
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
