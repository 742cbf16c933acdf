// Generated from services/*/openapi.json by npm run generate. Do not edit.
export type paths = {
  "/api/goals/audit": {
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
  "/api/goals/audit/export": {
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
  "/api/goals/cycles": {
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
            "application/json": components["schemas"]["PageOfCycleResponse"];
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
          "application/json": components["schemas"]["CreateCycleRequest"];
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["CycleResponse"];
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
  "/api/goals/cycles/{id}": {
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
            "application/json": components["schemas"]["CycleResponse"];
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
  "/api/goals/cycles/{id}/phase": {
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
          "application/json": components["schemas"]["MoveCycleRequest"];
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["CycleResponse"];
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
  "/api/goals/diagnostics/recompute": {
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
            "application/json": components["schemas"]["RecomputeResponse"];
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
  "/api/goals/key-results": {
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
          cycle?: string;
          limit?: number;
          metrics?: string;
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
            "application/json": components["schemas"]["PageOfMetricKeyResult"];
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
  "/api/goals/objectives": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: {
          Cursor?: string;
          Cycle?: string;
          Descendants?: boolean;
          Lifecycle?: string;
          Limit?: number;
          Owner?: string;
          Q?: string;
          Unit?: string;
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
            "application/json": components["schemas"]["PageOfObjectiveSummary"];
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
          "application/json": components["schemas"]["ObjectiveRequest"];
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["ObjectiveResponse"];
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
  "/api/goals/objectives/{id}": {
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
            "application/json": components["schemas"]["ObjectiveResponse"];
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
          "application/json": components["schemas"]["ObjectiveRequest"];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["ObjectiveResponse"];
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
  "/api/goals/objectives/{id}/access": {
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
  "/api/goals/objectives/{id}/explain": {
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
            "application/json": components["schemas"]["ExplainResponse"];
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
  "/api/goals/objectives/{id}/grade": {
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
          "application/json": components["schemas"]["GradeRequest"];
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["ObjectiveResponse"];
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
  "/api/goals/objectives/{id}/history": {
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
            "application/json": components["schemas"]["PageOfHistoryPoint"];
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
  "/api/goals/objectives/{id}/propose": {
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
        header?: {
          "If-Match"?: string;
        };
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["ObjectiveResponse"];
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
  "/api/goals/objectives/{id}/publish": {
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
        header?: {
          "If-Match"?: string;
        };
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["ObjectiveResponse"];
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
  "/api/goals/objectives/{id}/retire": {
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
          "application/json": components["schemas"]["RetireRequest"];
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["ObjectiveResponse"];
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
  "/api/goals/operations/dead-letters": {
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
  "/api/goals/operations/dead-letters/{id}": {
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
  "/api/goals/operations/dead-letters/{id}/replay": {
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
  "/api/goals/operations/digest": {
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
  "/api/goals/operations/outbox": {
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
  "/api/goals/operations/republish": {
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
  "/api/goals/policies/breaches": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query: {
          unit: string;
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
            "application/json": components["schemas"]["PageOfBreachView"];
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
  "/api/goals/policies/dry-run": {
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
          "application/json": components["schemas"]["PolicyTrial"];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["PageOfBreachView"];
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
  "/api/goals/tree": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: {
          cycle?: string;
          depth?: number;
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
            "application/json": components["schemas"]["TreeResponse"];
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
    AlignedObjective: {
      /** Format: uuid */
      id: string;
      pace: components["schemas"]["Pace"];
      /** Format: double */
      progress: null | number;
      relation: components["schemas"]["Relation"];
      title: null | string;
      unit: components["schemas"]["UnitName"];
      /** Format: double */
      weight: number;
    };
    AlignmentRequest: {
      /** Format: uuid */
      parentId: string;
      relation: null | components["schemas"]["Relation"];
      /**
       * Format: double
       * @default 1
       */
      weight: number;
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
    BreachView: {
      /** Format: int32 */
      count: number;
      /** Format: int32 */
      limit: number;
      /** Format: uuid */
      objectiveId: null | string;
      rule: components["schemas"]["LimitRule"];
      title: null | string;
      unit: string;
      /** Format: uuid */
      unitId: string;
    };
    CreateCycleRequest: {
      /** Format: date */
      end: null | string;
      name: null | string;
      /** Format: date */
      start: null | string;
    };
    CycleName: {
      /** Format: date */
      end: string;
      /** Format: uuid */
      id: string;
      name: string;
      phase: components["schemas"]["CyclePhase"];
      /** Format: date */
      start: string;
    };
    /** @enum {unknown} */
    CyclePhase: "planning" | "active" | "grading" | "closed";
    CycleResponse: {
      /** Format: date */
      end: string;
      /** Format: uuid */
      id: string;
      name: string;
      phase: components["schemas"]["CyclePhase"];
      /** Format: date */
      start: string;
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
    /** @enum {unknown} */
    Disagreement: "confident-but-behind" | "doubtful-but-on-track" | null;
    DueRhythm: {
      /** Format: date */
      dueUntil: string;
      /** Format: double */
      elapsedShare: number;
      /** Format: double */
      part: number;
      rhythm: string;
    };
    ExplainedChild: {
      /** Format: double */
      adds: number;
      /** Format: double */
      counts: number;
      /** Format: double */
      cycleShare: number;
      /** Format: date */
      end: string;
      /** Format: uuid */
      id: string;
      /** Format: double */
      progress: number;
      /** Format: double */
      raw: number;
      /** Format: date */
      start: string;
      title: null | string;
      /** Format: double */
      weight: number;
    };
    ExplainedExpectation: {
      due: components["schemas"]["DueRhythm"][];
      /** Format: double */
      elapsed: number;
      /** Format: date */
      end: string;
      /** Format: date */
      start: string;
      /** Format: double */
      successLine: number;
      /** Format: double */
      value: null | number;
    };
    ExplainedItem: {
      /** Format: double */
      adds: number;
      /** Format: double */
      baseline: null | number;
      children: null | components["schemas"]["ExplainedChild"][];
      /** Format: double */
      current: null | number;
      /** Format: double */
      expected: null | number;
      /** Format: double */
      gap: null | number;
      /** Format: uuid */
      id: null | string;
      kind: string;
      pace: components["schemas"]["Pace"];
      /** Format: double */
      progress: number;
      /** Format: double */
      raw: number;
      /** Format: double */
      target: null | number;
      title: string;
      /** Format: double */
      weight: number;
    };
    ExplainedPace: {
      /** Format: double */
      behindUpTo: number;
      /** Format: double */
      capped: null | number;
      /** Format: double */
      confidence: null | number;
      disagreement: null | components["schemas"]["Disagreement"];
      /** Format: double */
      gap: null | number;
      /** Format: double */
      leastCoverage: number;
      /** Format: double */
      onTrackUpTo: number;
      value: components["schemas"]["Pace"];
    };
    ExplainResponse: {
      /** Format: double */
      coverage: number;
      expected: components["schemas"]["ExplainedExpectation"];
      formula: string;
      items: components["schemas"]["ExplainedItem"][];
      leftOut: components["schemas"]["LeftOut"][];
      /** Format: uuid */
      objectiveId: string;
      pace: components["schemas"]["ExplainedPace"];
      policy: components["schemas"]["PolicyName"];
      /** Format: double */
      progress: null | number;
      /** Format: double */
      raw: null | number;
      /** Format: double */
      recomputed: null | number;
      /** Format: double */
      sumOfProducts: number;
      /** Format: double */
      sumOfWeights: number;
      /** Format: double */
      withRetired: null | number;
    };
    GradeRequest: {
      /** Format: double */
      grade: null | number;
      learning: null | components["schemas"]["LearningNoteContent"];
      reason: null | string;
    };
    HistoryPoint: {
      /** Format: date */
      at: string;
      /** Format: double */
      confidence: null | number;
      /** Format: double */
      expected: number;
      /** Format: double */
      progress: null | number;
    };
    JsonElement: unknown;
    KeyResultCycle: {
      /** Format: date */
      end: string;
      name: string;
      /** Format: date */
      start: string;
    };
    KeyResultObjective: {
      cycle: components["schemas"]["KeyResultCycle"];
      /** Format: uuid */
      id: string;
      title: string;
      unit: components["schemas"]["KeyResultUnit"];
    };
    KeyResultRequest: {
      /** Format: double */
      baseline: null | number;
      /**
       * Format: int32
       * @default 0
       */
      decimals: number;
      /** Format: uuid */
      id?: null | string;
      measure: null | components["schemas"]["Measure"];
      /** Format: uuid */
      metricId?: null | string;
      /** Format: uuid */
      ownerId?: null | string;
      /** Format: double */
      target: null | number;
      title: null | string;
      unitOfMeasure?: null | string;
      /**
       * Format: double
       * @default 1
       */
      weight: number;
    };
    KeyResultResponse: {
      /** Format: double */
      baseline: number;
      /** Format: double */
      confidence: null | number;
      /** Format: double */
      current: null | number;
      /** Format: date-time */
      currentAt: null | string;
      /** Format: int32 */
      decimals: number;
      /** Format: double */
      expected: null | number;
      /** Format: double */
      gap: null | number;
      health: null | string;
      /** Format: uuid */
      id: string;
      measure: components["schemas"]["Measure"];
      /** Format: uuid */
      metricId: null | string;
      owner: components["schemas"]["PersonName"];
      pace: components["schemas"]["Pace"];
      /** Format: double */
      progress: null | number;
      /** Format: double */
      raw: null | number;
      /** Format: double */
      target: number;
      targetChanges: components["schemas"]["TargetChangeResponse"][];
      title: string;
      unitOfMeasure: null | string;
      /** Format: double */
      weight: number;
    };
    KeyResultUnit: {
      /** Format: uuid */
      id: string;
      name: string;
      slug: string;
    };
    LearningNoteContent: {
      achieved: string;
      continuesAsKpi: string;
      learned: string;
      stops: string;
      wrongAssumption: string;
    };
    LeftOut: {
      /** Format: uuid */
      id: string;
      kind: string;
      title: null | string;
      why: string;
    };
    /** @enum {unknown} */
    Lifecycle: "draft" | "proposed" | "published" | "graded" | "retired";
    /** @enum {unknown} */
    LimitRule: "too-many-objectives" | "too-few-objectives" | "too-many-key-results" | "too-few-key-results" | "personal-not-allowed";
    /** @enum {unknown} */
    Measure: "metric" | "number";
    MetricKeyResult: {
      /** Format: double */
      baseline: number;
      /** Format: double */
      confidence: null | number;
      /** Format: double */
      expected: null | number;
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      metricId: string;
      objective: components["schemas"]["KeyResultObjective"];
      pace: components["schemas"]["Pace"];
      /** Format: double */
      progress: null | number;
      /** Format: double */
      target: number;
      title: string;
    };
    MoveCycleRequest: {
      phase: null | components["schemas"]["CyclePhase"];
    };
    ObjectAccess: {
      everybodySees: boolean;
      people: components["schemas"]["PageOfPersonAccess"];
      visibility: string;
    };
    /** @enum {unknown} */
    ObjectiveKind: "committed" | "aspirational";
    ObjectiveRequest: {
      alignments: null | components["schemas"]["AlignmentRequest"][];
      contributorIds: null | string[];
      /** Format: uuid */
      cycleId: string;
      externalKey?: null | string;
      keyResults: null | components["schemas"]["KeyResultRequest"][];
      kind: null | components["schemas"]["ObjectiveKind"];
      /** Format: uuid */
      ownerId: string;
      personal?: null | boolean;
      reason?: null | string;
      title: null | string;
      /** Format: uuid */
      unitId: string;
      visibility: null | components["schemas"]["Visibility"];
      why: null | string;
    };
    ObjectiveResponse: {
      canCheckIn: boolean;
      canEdit: boolean;
      children: components["schemas"]["AlignedObjective"][];
      /** Format: double */
      confidence: null | number;
      contributors: components["schemas"]["PersonName"][];
      /** Format: double */
      coverage: number;
      cycle: components["schemas"]["CycleName"];
      disagreement: null | components["schemas"]["Disagreement"];
      /** Format: double */
      expected: null | number;
      externalKey: null | string;
      /** Format: double */
      gap: null | number;
      /** Format: double */
      grade: null | number;
      /** Format: double */
      gradeOnCurrentTargets: null | number;
      gradeReason: null | string;
      /** Format: uuid */
      id: string;
      keyResults: components["schemas"]["KeyResultResponse"][];
      kind: components["schemas"]["ObjectiveKind"];
      learning: null | components["schemas"]["LearningNoteContent"];
      lifecycle: components["schemas"]["Lifecycle"];
      owner: components["schemas"]["PersonName"];
      pace: components["schemas"]["Pace"];
      parents: components["schemas"]["AlignedObjective"][];
      personal: boolean;
      /** Format: double */
      progress: null | number;
      /** Format: double */
      progressWithRetired: null | number;
      /** Format: double */
      raw: null | number;
      retiredReason: null | string;
      /** Format: double */
      successLine: number;
      /** Format: double */
      suggestedGrade: null | number;
      title: string;
      unit: components["schemas"]["UnitName"];
      /** Format: int64 */
      version: number;
      visibility: components["schemas"]["Visibility"];
      why: null | string;
    };
    ObjectiveSummary: {
      /** Format: double */
      confidence: null | number;
      /** Format: double */
      coverage: number;
      cycle: components["schemas"]["CycleName"];
      disagreement: null | components["schemas"]["Disagreement"];
      /** Format: double */
      expected: null | number;
      /** Format: double */
      gap: null | number;
      /** Format: double */
      grade: null | number;
      /** Format: uuid */
      id: string;
      /** Format: int32 */
      keyResultCount: number;
      kind: components["schemas"]["ObjectiveKind"];
      lifecycle: components["schemas"]["Lifecycle"];
      owner: components["schemas"]["PersonName"];
      pace: components["schemas"]["Pace"];
      personal: boolean;
      /** Format: double */
      progress: null | number;
      /** Format: double */
      raw: null | number;
      retiredReason: null | string;
      serves: components["schemas"]["ServedObjective"][];
      /** Format: double */
      successLine: number;
      title: string;
      unit: components["schemas"]["UnitName"];
      /** Format: int64 */
      version: number;
      visibility: components["schemas"]["Visibility"];
      why: null | string;
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
    Pace: "not-started" | "too-early" | "no-data" | "on-track" | "behind" | "at-risk" | "achieved" | "met" | "near" | "missed";
    PageOfAuditView: {
      items: components["schemas"]["AuditView"][];
      next: null | string;
    };
    PageOfBreachView: {
      items: components["schemas"]["BreachView"][];
      next: null | string;
    };
    PageOfCycleResponse: {
      items: components["schemas"]["CycleResponse"][];
      next: null | string;
    };
    PageOfDeadLetter: {
      items: components["schemas"]["DeadLetter"][];
      next: null | string;
    };
    PageOfHistoryPoint: {
      items: components["schemas"]["HistoryPoint"][];
      next: null | string;
    };
    PageOfMetricKeyResult: {
      items: components["schemas"]["MetricKeyResult"][];
      next: null | string;
    };
    PageOfObjectiveSummary: {
      items: components["schemas"]["ObjectiveSummary"][];
      next: null | string;
    };
    PageOfPersonAccess: {
      items: components["schemas"]["PersonAccess"][];
      next: null | string;
    };
    PersonAccess: {
      because: components["schemas"]["AccessReason"][];
      changes: boolean;
      /** Format: uuid */
      id: string;
      name: string;
    };
    PersonName: {
      /** Format: uuid */
      id: string;
      name: string;
    };
    PolicyName: {
      name: string;
      /** Format: int32 */
      version: number;
    };
    PolicyTrial: {
      /** Format: uuid */
      unitId: string;
      values: null | {
        [key: string]: string;
      };
    };
    RecomputeResponse: {
      /** Format: int32 */
      objectives: number;
      wrong: string[];
    };
    /** @enum {unknown} */
    Relation: "contributes" | "supports";
    Republished: {
      /** Format: int32 */
      states: number;
    };
    RetireRequest: {
      reason: null | string;
    };
    ServedObjective: {
      /** Format: uuid */
      id: string;
      relation: components["schemas"]["Relation"];
      title: null | string;
    };
    TargetChangeResponse: {
      /** Format: double */
      baseline: number;
      /** Format: date-time */
      changedAt: string;
      changedBy: components["schemas"]["PersonName"];
      reason: string;
      /** Format: double */
      target: number;
    };
    TreeCycle: {
      /** Format: date */
      end: string;
      /** Format: uuid */
      id: string;
      name: string;
      phase: components["schemas"]["CyclePhase"];
      /** Format: date */
      start: string;
    };
    TreeLink: {
      /** Format: uuid */
      id: string;
      relation: components["schemas"]["Relation"];
      /** Format: double */
      weight: number;
    };
    TreeNode: {
      /** Format: double */
      confidence: null | number;
      /** Format: double */
      expected: null | number;
      /** Format: uuid */
      id: string;
      /** Format: int32 */
      keyResults: number;
      kind: components["schemas"]["ObjectiveKind"];
      /** Format: int32 */
      level: number;
      lifecycle: components["schemas"]["Lifecycle"];
      /** Format: uuid */
      ownerId: null | string;
      pace: components["schemas"]["Pace"];
      parents: components["schemas"]["TreeLink"][];
      /** Format: double */
      progress: null | number;
      title: null | string;
      /** Format: uuid */
      unitId: string;
    };
    TreeResponse: {
      /** Format: date-time */
      asOf: string;
      cycle: components["schemas"]["TreeCycle"];
      nodes: components["schemas"]["TreeNode"][];
    };
    UnitName: {
      /** Format: uuid */
      id: string;
      name: string;
      slug: string;
    };
    /** @enum {unknown} */
    Visibility: "public" | "unit" | "private";
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
};
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
