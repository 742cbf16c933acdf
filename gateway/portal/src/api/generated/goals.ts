// Generated from services/*/openapi.json by npm run generate. Do not edit.
export type paths = {
  "/api/goals/alignment": {
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
            "application/json": components["schemas"]["CoverageResponse"];
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
  "/api/goals/approvals": {
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
            "application/json": components["schemas"]["PageOfApprovalView"];
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
  "/api/goals/changes": {
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
          since?: string;
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
            "application/json": components["schemas"]["PageOfChangeView"];
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
  "/api/goals/coach": {
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
          "application/json": components["schemas"]["DraftRequest"];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["DraftAdvice"];
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
  "/api/goals/coach/cycle": {
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
            "application/json": components["schemas"]["CycleAdvice"];
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
  "/api/goals/coach/rules": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: {
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
            "application/json": components["schemas"]["PageOfRuleView"];
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
  "/api/goals/coach/wording": {
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
          "application/json": components["schemas"]["WordingRequest"];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["WordingProposal"];
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
  "/api/goals/cycles/{id}/access": {
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
  "/api/goals/cycles/{id}/readiness": {
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
          unit?: string;
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
            "application/json": components["schemas"]["ReadinessResponse"];
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
  "/api/goals/dependencies": {
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
          Limit?: number;
          Objective?: string;
          State?: string;
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
            "application/json": components["schemas"]["PageOfDependencyResponse"];
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
          "application/json": components["schemas"]["DependencyRequest"];
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["DependencyResponse"];
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
  "/api/goals/dependencies/{id}": {
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
            "application/json": components["schemas"]["DependencyResponse"];
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
          "application/json": components["schemas"]["DependencyRequest"];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["DependencyResponse"];
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
  "/api/goals/dependencies/{id}/accept": {
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
          "application/json": components["schemas"]["AcceptRequest"];
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["DependencyResponse"];
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
  "/api/goals/dependencies/{id}/access": {
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
  "/api/goals/dependencies/{id}/decline": {
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
          "application/json": components["schemas"]["DependencyNote"];
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["DependencyResponse"];
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
  "/api/goals/dependencies/{id}/done": {
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
            "application/json": components["schemas"]["DependencyResponse"];
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
  "/api/goals/dependencies/{id}/withdraw": {
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
          "application/json": components["schemas"]["DependencyNote"];
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["DependencyResponse"];
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
  "/api/goals/dependencies/matrix": {
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
            "application/json": components["schemas"]["DependencyMatrixResponse"];
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
  "/api/goals/export": {
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
          grades?: boolean;
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
  "/api/goals/import": {
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
          bestEffort?: boolean;
          dryRun?: boolean;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "text/csv": string;
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["ImportReceipt"];
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
  "/api/goals/key-results/{id}/access": {
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
  "/api/goals/key-results/{id}/graduate": {
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
          "application/json": components["schemas"]["GraduateRequest"];
        };
      };
      responses: {
        /** @description Accepted */
        202: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["GraduationResponse"];
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
  "/api/goals/key-results/{id}/steps": {
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
          "application/json": components["schemas"]["TickRequest"];
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
  "/api/goals/learning-notes": {
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
          Kind?: string;
          Limit?: number;
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
            "application/json": components["schemas"]["PageOfLearningNoteView"];
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
          Disagrees?: string;
          Lifecycle?: string;
          Limit?: number;
          List?: string;
          Owner?: string;
          Q?: string;
          Sort?: string;
          Tag?: string;
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
  "/api/goals/objectives/{id}/approve": {
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
      requestBody?: {
        content: {
          "application/json": null | components["schemas"]["ApproveRequest"];
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
  "/api/goals/objectives/{id}/co-owners": {
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
          "application/json": components["schemas"]["ShareRequest"];
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
  "/api/goals/objectives/{id}/duplicate": {
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
          "application/json": components["schemas"]["DuplicateRequest"];
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
  "/api/goals/objectives/{id}/forecast": {
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
            "application/json": components["schemas"]["ForecastResponse"];
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
  "/api/goals/objectives/{id}/guardrail-note": {
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
          "application/json": components["schemas"]["GuardrailNoteRequest"];
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
  "/api/goals/objectives/{id}/input": {
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
            "application/json": components["schemas"]["PageOfInputView"];
          };
        };
      };
    };
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
          "application/json": components["schemas"]["InputRequest"];
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["InputView"];
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
  "/api/goals/objectives/{id}/labels": {
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
          "application/json": components["schemas"]["LabelRequest"];
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
  "/api/goals/objectives/{id}/lineage": {
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
            "application/json": components["schemas"]["LineageResponse"];
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
  "/api/goals/objectives/{id}/move": {
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
          "application/json": components["schemas"]["MoveRequest"];
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
  "/api/goals/objectives/{id}/override": {
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
          "application/json": components["schemas"]["OverrideRequest"];
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
    delete: {
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
      requestBody?: {
        content: {
          "application/json": null | components["schemas"]["PublishRequest"];
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
  "/api/goals/objectives/{id}/recommit": {
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
          "application/json": components["schemas"]["RecommitRequest"];
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
  "/api/goals/objectives/{id}/return": {
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
          "application/json": components["schemas"]["ReturnRequest"];
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
  "/api/goals/objectives/{id}/served-by": {
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
          depth?: number;
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
            "application/json": components["schemas"]["PageOfServingObjective"];
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
  "/api/goals/objectives/{id}/serves": {
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
          depth?: number;
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
            "application/json": components["schemas"]["PageOfServingObjective"];
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
  "/api/goals/objectives/{id}/suggestions": {
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
            "application/json": components["schemas"]["SuggestionsResponse"];
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
  "/api/goals/objectives/bulk": {
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
          "application/json": components["schemas"]["BulkRequest"];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["BulkResponse"];
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
  "/api/goals/objectives/from-alert": {
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
          "application/json": components["schemas"]["FromAlertRequest"];
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
  "/api/goals/objectives/order": {
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
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["OrderRequest"];
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
    post?: never;
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
  "/api/goals/policies/presets": {
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
            "application/json": components["schemas"]["Preset"][];
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
  "/api/goals/priorities": {
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
          Limit?: number;
          Person?: string;
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
            "application/json": components["schemas"]["PageOfPrioritiesResponse"];
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
          "application/json": components["schemas"]["PrioritiesRequest"];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["PrioritiesResponse"];
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
  "/api/goals/retrospective": {
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
          cycle?: string[];
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
            "application/json": components["schemas"]["PageOfRetrospectiveCycle"];
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
  "/api/goals/search": {
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
          kind?: string;
          limit?: number;
          q?: string;
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
            "application/json": components["schemas"]["PageOfSearchHit"];
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
  "/api/goals/suggestions": {
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
          "application/json": components["schemas"]["SuggestionRequest"];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["SuggestionsResponse"];
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
  "/api/goals/templates": {
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
            "application/json": components["schemas"]["PageOfTemplateResponse"];
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
          "application/json": components["schemas"]["TemplateRequest"];
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["TemplateResponse"];
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
  "/api/goals/templates/{id}": {
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
            "application/json": components["schemas"]["TemplateResponse"];
          };
        };
      };
    };
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
  "/api/goals/templates/{id}/access": {
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
  "/api/goals/templates/{id}/drafts": {
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
          "application/json": components["schemas"]["NewDraft"];
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
          asOf?: string;
          below?: string;
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
  "/api/goals/units/{id}/calibration": {
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
            "application/json": components["schemas"]["CalibrationResponse"];
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
  "/api/goals/units/{id}/paces": {
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
            "application/json": components["schemas"]["PaceCountsResponse"];
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
  "/api/goals/work-items": {
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
          "application/json": components["schemas"]["WorkItemsRequest"];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["WorkItemsResponse"];
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
    AcceptRequest: {
      /** Format: uuid */
      ownerId: null | string;
    };
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
      /** Format: uuid */
      keyResultId: null | string;
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
      /** Format: uuid */
      parentKeyResultId?: null | string;
      relation: null | components["schemas"]["Relation"];
      /**
       * Format: double
       * @default 1
       */
      weight: number;
    };
    ApprovalView: {
      asCoOwner: boolean;
      /** Format: uuid */
      cycleId: string;
      /** Format: uuid */
      for: string;
      /** Format: uuid */
      id: string;
      lifecycle: components["schemas"]["Lifecycle"];
      owner: components["schemas"]["PersonName"];
      /** Format: date-time */
      proposedAt: null | string;
      proposedBy: null | components["schemas"]["PersonName"];
      title: string;
      unit: components["schemas"]["UnitName"];
      /** Format: int64 */
      version: number;
    };
    ApproveRequest: {
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
    BreachView: {
      /** Format: int32 */
      count: number;
      /** Format: int32 */
      limit: number;
      /** Format: uuid */
      objectiveId: null | string;
      reason: null | string;
      rule: components["schemas"]["LimitRule"];
      title: null | string;
      unit: string;
      /** Format: uuid */
      unitId: string;
    };
    BulkRequest: {
      /** @default false */
      each: boolean;
      ids: null | string[];
      /** Format: uuid */
      ownerId: null | string;
      reason?: null | string;
      tags: null | string[];
      visibility: null | components["schemas"]["Visibility"];
    };
    BulkResponse: {
      /** Format: int32 */
      done: number;
      results: components["schemas"]["BulkResult"][];
    };
    BulkResult: {
      code: null | string;
      detail: null | string;
      done: boolean;
      /** Format: uuid */
      id: string;
    };
    CalibrationBasis: {
      counted: string;
      formula: string;
      /** Format: int32 */
      leastKeyResults: number;
      /** Format: int32 */
      leastPersons: number;
      notCounted: string;
      /** Format: int32 */
      policy: number;
      source: string;
      successLines: {
        [key: string]: number;
      };
    };
    CalibrationGaps: {
      /** Format: int32 */
      ofFewPeople: number;
      /** Format: int32 */
      retired: number;
      /** Format: int32 */
      unmeasured: number;
      /** Format: int32 */
      unspoken: number;
    };
    CalibrationResponse: {
      cycles: components["schemas"]["CycleCalibration"][];
      explain: components["schemas"]["CalibrationBasis"];
      together: components["schemas"]["CalibrationView"];
      unit: components["schemas"]["UnitName"];
    };
    /** @enum {unknown} */
    CalibrationVerdict: "shown" | "too-few" | "too-few-people";
    CalibrationView: {
      /** Format: double */
      brier: null | number;
      buckets: components["schemas"]["ReliabilityBucket"][];
      /** Format: int32 */
      keyResults: number;
      leftOut: components["schemas"]["CalibrationGaps"];
      /** Format: int32 */
      predictions: number;
      verdict: components["schemas"]["CalibrationVerdict"];
    };
    ChangedKeyResult: {
      /** Format: int32 */
      decimals: number;
      /** Format: uuid */
      id: string;
      title: string;
      unitOfMeasure: null | string;
    };
    ChangedObjective: {
      cycle: components["schemas"]["CycleName"];
      /** Format: uuid */
      id: string;
      title: string;
      unit: components["schemas"]["UnitName"];
    };
    /** @enum {unknown} */
    ChangeKind: "published" | "retired" | "graded" | "target" | "progress";
    ChangeView: {
      /** Format: date-time */
      at: string;
      by: null | components["schemas"]["PersonName"];
      /** Format: double */
      from: null | number;
      keyResult: null | components["schemas"]["ChangedKeyResult"];
      kind: components["schemas"]["ChangeKind"];
      objective: components["schemas"]["ChangedObjective"];
      reason: null | string;
      /** Format: double */
      to: null | number;
    };
    CoOwnerResponse: {
      /** Format: date-time */
      approvedAt: null | string;
      approvedBy: null | components["schemas"]["PersonName"];
      deciders: components["schemas"]["PersonName"][];
      unit: components["schemas"]["UnitName"];
    };
    /** @enum {unknown} */
    CopiedTargets: "empty" | "keep" | null;
    CoverageCount: {
      /** Format: int32 */
      aligned: number;
      /** Format: int32 */
      objectives: number;
      /** Format: int32 */
      orphans: number;
      /** Format: double */
      share: null | number;
    };
    CoverageResponse: {
      cycle: components["schemas"]["TreeCycle"];
      total: components["schemas"]["CoverageCount"];
      units: components["schemas"]["UnitCoverage"][];
    };
    CreateCycleRequest: {
      /** Format: date */
      end: null | string;
      kind?: null | components["schemas"]["CycleKind"];
      name: null | string;
      /** Format: int32 */
      number?: null | number;
      /** Format: date */
      start: null | string;
      /** Format: int32 */
      year?: null | number;
    };
    CycleAdvice: {
      /** Format: date-time */
      asOf: string;
      complete: boolean;
      counts: components["schemas"]["RuleCount"][];
      /** Format: uuid */
      cycleId: string;
      first: null | components["schemas"]["CycleFinding"];
      items: components["schemas"]["CycleFinding"][];
      next: null | string;
    };
    CycleCalibration: {
      cycle: components["schemas"]["CycleName"];
      figure: components["schemas"]["CalibrationView"];
    };
    CycleFinding: {
      code: string;
      example: string;
      field: null | string;
      /** Format: uuid */
      metricId: null | string;
      /** Format: uuid */
      objectiveId: null | string;
      reason: string;
      severity: components["schemas"]["RuleSeverity"];
      text: string;
      title: null | string;
      /** Format: uuid */
      unitId: null | string;
    };
    /**
     * @default custom
     * @enum {unknown}
     */
    CycleKind: "custom" | "quarter" | "half-year" | "year";
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
      begunDespite?: null | string;
      /** Format: date-time */
      closedAt?: null | string;
      /** Format: date */
      end: string;
      /** Format: uuid */
      id: string;
      kind?: components["schemas"]["CycleKind"];
      name: string;
      /** Format: int32 */
      number?: null | number;
      phase: components["schemas"]["CyclePhase"];
      /** Format: date */
      start: string;
      /** Format: int64 */
      version: number;
      /** Format: int32 */
      year?: null | number;
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
    DependencyMatrixResponse: {
      circles: components["schemas"]["WaitingCircle"][];
      pairs: components["schemas"]["WaitingPair"][];
    };
    DependencyNote: {
      note: null | string;
    };
    DependencyRequest: {
      /** Format: date */
      due: null | string;
      /** Format: uuid */
      helpingUnitId: string;
      /** Format: uuid */
      keyResultId: null | string;
      /** Format: uuid */
      objectiveId: string;
      what: null | string;
    };
    DependencyResponse: {
      /** Format: date-time */
      askedAt: string;
      askedBy: components["schemas"]["PersonName"];
      askingUnit: components["schemas"]["UnitName"];
      canDecide: boolean;
      canEdit: boolean;
      cycle: components["schemas"]["CycleName"];
      /** Format: date-time */
      decidedAt: null | string;
      decidedBy: null | components["schemas"]["PersonName"];
      /** Format: date */
      due: string;
      helpingUnit: components["schemas"]["UnitName"];
      /** Format: uuid */
      id: string;
      note: null | string;
      objective: null | components["schemas"]["DependentObjective"];
      overdue: boolean;
      owner: null | components["schemas"]["PersonName"];
      state: components["schemas"]["DependencyState"];
      /** Format: int64 */
      version: number;
      what: string;
    };
    /** @enum {unknown} */
    DependencyState: "asked" | "accepted" | "declined" | "done" | "withdrawn";
    DependentKeyResult: {
      /** Format: uuid */
      id: string;
      title: string;
    };
    DependentObjective: {
      /** Format: uuid */
      id: string;
      keyResult: null | components["schemas"]["DependentKeyResult"];
      title: string;
    };
    /** @enum {unknown} */
    Disagreement: "confident-but-behind" | "doubtful-but-on-track" | null;
    DraftAdvice: {
      findings: components["schemas"]["DraftFinding"][];
      first: null | components["schemas"]["DraftFinding"];
    };
    DraftFinding: {
      code: string;
      example: string;
      field: string;
      reason: string;
      severity: components["schemas"]["RuleSeverity"];
      text: string;
    };
    DraftKeyResultRequest: {
      /** Format: double */
      baseline?: null | number;
      /** Format: double */
      high?: null | number;
      /** Format: double */
      low?: null | number;
      measure?: null | components["schemas"]["Measure"];
      /** Format: uuid */
      metricId?: null | string;
      /** Format: double */
      target?: null | number;
      title?: null | string;
    };
    DraftRequest: {
      /** Format: uuid */
      cycleId?: null | string;
      keyResults?: null | components["schemas"]["DraftKeyResultRequest"][];
      /** Format: uuid */
      objectiveId?: null | string;
      parentIds?: null | string[];
      /** @default false */
      personal: boolean;
      title?: null | string;
      /** Format: uuid */
      unitId?: null | string;
      why?: null | string;
    };
    DueRhythm: {
      /** Format: date */
      dueUntil: string;
      /** Format: double */
      elapsedShare: number;
      /** Format: double */
      part: number;
      rhythm: string;
    };
    DuplicateRequest: {
      /** Format: uuid */
      cycleId: null | string;
      /** Format: uuid */
      ownerId: null | string;
      targets: null | components["schemas"]["CopiedTargets"];
      /** Format: uuid */
      unitId: null | string;
    };
    EarlierTarget: {
      /** Format: double */
      baseline: null | number;
      /** Format: double */
      high: null | number;
      /** Format: uuid */
      keyResultId: string;
      /** Format: double */
      low: null | number;
      /** Format: double */
      progress: null | number;
      /** Format: double */
      reached: null | number;
      /** Format: double */
      target: null | number;
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
      /** Format: double */
      ownPart: number;
      /** Format: double */
      ownShare: number;
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
      formula?: null | string;
      /** Format: double */
      gap: null | number;
      /** Format: uuid */
      id: null | string;
      kind: string;
      pace: components["schemas"]["Pace"];
      periods?: null | components["schemas"]["ExplainedPeriods"];
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
    ExplainedPeriods: {
      /** Format: int32 */
      due: number;
      /** Format: double */
      high: null | number;
      /** Format: int32 */
      inside: number;
      /** Format: double */
      low: null | number;
      /** Format: int32 */
      missing: number;
      /** Format: int32 */
      planned: number;
      /** Format: int32 */
      reported: number;
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
      override: null | components["schemas"]["OverrideResponse"];
      pace: components["schemas"]["ExplainedPace"];
      policy: components["schemas"]["PolicyName"];
      /** Format: double */
      progress: null | number;
      /** Format: double */
      raw: null | number;
      /** Format: double */
      recomputed: null | number;
      restated?: null | components["schemas"]["Restated"];
      /** Format: double */
      sumOfProducts: number;
      /** Format: double */
      sumOfWeights: number;
      /** Format: double */
      withRetired: null | number;
    };
    ForecastResponse: {
      /** Format: double */
      band: number;
      formula: string;
      keyResults: components["schemas"]["KeyResultForecast"][];
      /** Format: int32 */
      leastPoints: number;
      /** Format: uuid */
      objectiveId: string;
      policy: components["schemas"]["PolicyName"];
    };
    /** @enum {unknown} */
    ForecastVerdict: "projected" | "too-few-points" | "ended" | "no-line";
    FromAlertRequest: {
      again?: null | boolean;
      /** Format: uuid */
      alertId: string;
      /** Format: uuid */
      cycleId: string;
      /** Format: double */
      high?: null | number;
      kind?: null | components["schemas"]["ObjectiveKind"];
      /** Format: double */
      low?: null | number;
      /** Format: uuid */
      ownerId?: null | string;
      personal?: null | boolean;
      /** Format: double */
      target?: null | number;
      title?: null | string;
      /** Format: uuid */
      unitId?: null | string;
      visibility?: null | components["schemas"]["Visibility"];
      why?: null | string;
    };
    GovernanceResponse: {
      coOwners: components["schemas"]["CoOwnerResponse"][];
      deciders: components["schemas"]["PersonName"][];
      limitReason: null | string;
      /** Format: date-time */
      proposedAt: null | string;
      proposedBy: null | components["schemas"]["PersonName"];
      /** Format: date-time */
      publishedAt: null | string;
      publishedBy: null | components["schemas"]["PersonName"];
      returnedBy: null | components["schemas"]["PersonName"];
      returnedNote: null | string;
    };
    GradeRequest: {
      damageNote?: null | string;
      /** Format: double */
      grade: null | number;
      learning: null | components["schemas"]["LearningNoteContent"];
      reason: null | string;
    };
    /** @enum {unknown} */
    GraduateCadence: "daily" | "weekly" | "monthly" | "quarterly" | null;
    GraduateRequest: {
      cadence?: null | components["schemas"]["GraduateCadence"];
      name?: null | string;
      unitOfMeasure?: null | string;
    };
    GraduationResponse: {
      /** Format: date-time */
      askedAt: string;
      askedBy: components["schemas"]["PersonName"];
      /** Format: uuid */
      keyResultId: string;
      /** Format: uuid */
      metricId: null | string;
      name: string;
    };
    GuardrailNoteRequest: {
      /** Format: uuid */
      metricId: string;
      note: null | string;
    };
    GuardrailResponse: {
      health: string;
      /** Format: uuid */
      metricId: null | string;
      name: null | string;
      note: null | string;
      /** Format: date-time */
      notedAt: null | string;
      notedBy: null | components["schemas"]["PersonName"];
      owner: null | components["schemas"]["PersonName"];
      stale: boolean;
      wasBroken: boolean;
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
      /** Format: double */
      restated?: null | number;
    };
    ImportReceipt: {
      applied: boolean;
      /** Format: int32 */
      created: number;
      dryRun: boolean;
      /** Format: int32 */
      errorCount: number;
      errors: components["schemas"]["ImportRowError"][];
      /** Format: int32 */
      rejected: number;
      /** Format: int32 */
      rows: number;
      /** Format: int32 */
      unchanged: number;
    };
    ImportRowError: {
      column: string;
      /** Format: int32 */
      line: number;
      message: string;
      value: null | string;
    };
    InputRequest: {
      /** Format: uuid */
      keyResultId: null | string;
      text: null | string;
    };
    InputView: {
      /** Format: date-time */
      at: string;
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      keyResultId: null | string;
      person: components["schemas"]["PersonName"];
      text: string;
    };
    JsonElement: unknown;
    KeyResultCycle: {
      /** Format: date */
      end: string;
      name: string;
      /** Format: date */
      start: string;
    };
    KeyResultForecast: {
      /** Format: date */
      at: string;
      /** Format: double */
      confidence: null | number;
      /** Format: double */
      high: null | number;
      /** Format: uuid */
      id: string;
      /** Format: double */
      low: null | number;
      /** Format: int32 */
      points: number;
      /** Format: double */
      probability: null | number;
      /** Format: double */
      raw: null | number;
      restated?: null | components["schemas"]["Restated"];
      /** Format: double */
      slopePerWeek: null | number;
      /** Format: double */
      successProbability: null | number;
      title: string;
      /** Format: double */
      value: null | number;
      verdict: components["schemas"]["ForecastVerdict"];
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
      /** Format: date */
      end?: null | string;
      /** Format: double */
      high?: null | number;
      /** Format: uuid */
      id?: null | string;
      /** Format: double */
      low?: null | number;
      measure: null | components["schemas"]["Measure"];
      /** Format: uuid */
      metricId?: null | string;
      /** Format: uuid */
      ownerId?: null | string;
      phases?: null | components["schemas"]["PhaseRequest"][];
      reading?: null | components["schemas"]["MetricReading"];
      /** Format: date */
      start?: null | string;
      steps?: null | components["schemas"]["StepRequest"][];
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
      baseline: null | number;
      /** Format: double */
      confidence: null | number;
      /** Format: double */
      current: null | number;
      /** Format: date-time */
      currentAt: null | string;
      /** Format: int32 */
      decimals: number;
      earlier?: null | components["schemas"]["EarlierTarget"];
      /** Format: date */
      end: null | string;
      /** Format: double */
      expected: null | number;
      /** Format: double */
      gap: null | number;
      graduation?: null | components["schemas"]["GraduationResponse"];
      health: null | string;
      /** Format: double */
      high: null | number;
      /** Format: uuid */
      id: string;
      /** Format: double */
      low: null | number;
      measure: components["schemas"]["Measure"];
      /** Format: uuid */
      metricId: null | string;
      owner: components["schemas"]["PersonName"];
      pace: components["schemas"]["Pace"];
      phases: components["schemas"]["PhaseContent"][];
      /** Format: double */
      progress: null | number;
      /** Format: double */
      raw: null | number;
      reading: components["schemas"]["MetricReading"];
      restated?: null | components["schemas"]["Restated"];
      /** Format: date */
      start: null | string;
      steps: components["schemas"]["StepResponse"][];
      /** Format: double */
      target: null | number;
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
    KindTally: {
      /** Format: int32 */
      graded: number;
      /** Format: double */
      meanGrade: null | number;
      /** Format: int32 */
      met: number;
      /** Format: int32 */
      missed: number;
      /** Format: int32 */
      near: number;
      /** Format: int32 */
      notGraded: number;
      /** Format: int32 */
      retired: number;
      /** Format: int32 */
      withDamage: number;
    };
    LabelRequest: {
      links: null | components["schemas"]["LinkContent"][];
      tags: null | string[];
    };
    LabelsResponse: {
      links: components["schemas"]["LinkContent"][];
      outline: components["schemas"]["OutlineContent"][];
      tags: string[];
    };
    /** @enum {unknown} */
    Lack:
      | "unit-without-objectives"
      | "not-decided"
      | "draft"
      | "key-result-without-numbers"
      | "key-result-without-owner"
      | "over-limit-without-reason"
      | "orphan"
      | "dependency-not-answered"
      | "dependency-overdue";
    LackCount: {
      code: components["schemas"]["Lack"];
      /** Format: int32 */
      count: number;
    };
    LearningNoteContent: {
      achieved: string;
      continuesAsKpi: string;
      learned: string;
      stops: string;
      wrongAssumption: string;
    };
    LearningNoteView: {
      cycle: components["schemas"]["CycleName"];
      /** Format: double */
      grade: null | number;
      kind: components["schemas"]["ObjectiveKind"];
      note: components["schemas"]["LearningNoteContent"];
      /** Format: uuid */
      objectiveId: string;
      title: string;
      unit: components["schemas"]["UnitName"];
      verdict: null | components["schemas"]["Pace"];
      withDamage: boolean;
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
    LineageEntry: {
      /** Format: uuid */
      continues: null | string;
      cycle: components["schemas"]["CycleName"];
      /** Format: double */
      grade: null | number;
      /** Format: uuid */
      id: string;
      kind: components["schemas"]["ObjectiveKind"];
      lifecycle: components["schemas"]["Lifecycle"];
      /** Format: double */
      progress: null | number;
      reason: null | string;
      title: string;
      unit: components["schemas"]["UnitName"];
    };
    LineageResponse: {
      earlier: components["schemas"]["LineageEntry"][];
      later: components["schemas"]["LineageEntry"][];
      reason: null | string;
      /** Format: int32 */
      recommitted: number;
    };
    LinkContent: {
      address: null | string;
      title: null | string;
    };
    /** @enum {unknown} */
    Measure: "metric" | "number" | "maintain" | "milestone" | "children";
    MetricKeyResult: {
      /** Format: double */
      baseline: null | number;
      /** Format: double */
      confidence: null | number;
      /** Format: double */
      expected: null | number;
      /** Format: double */
      high: null | number;
      /** Format: uuid */
      id: string;
      /** Format: double */
      low: null | number;
      measure: components["schemas"]["Measure"];
      /** Format: uuid */
      metricId: string;
      objective: components["schemas"]["KeyResultObjective"];
      pace: components["schemas"]["Pace"];
      /** Format: double */
      progress: null | number;
      /** Format: double */
      target: null | number;
      title: string;
    };
    /** @enum {unknown} */
    MetricReading: "latest" | "total" | "average";
    MissingView: {
      code: components["schemas"]["Lack"];
      /** Format: uuid */
      dependencyId?: null | string;
      do: string;
      /** Format: uuid */
      keyResultId: null | string;
      name: string;
      /** Format: uuid */
      objectiveId: null | string;
      unit: string;
      /** Format: uuid */
      unitId: string;
    };
    MoveCycleRequest: {
      /** @default false */
      force: boolean;
      phase: null | components["schemas"]["CyclePhase"];
      reason?: null | string;
    };
    MoveRequest: {
      reason: null | string;
      /** Format: uuid */
      unitId: null | string;
    };
    NewDraft: {
      /** Format: uuid */
      cycleId: null | string;
      /** Format: uuid */
      ownerId: null | string;
      /** Format: uuid */
      unitId: null | string;
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
      guardrails?: null | string[];
      keyResults: null | components["schemas"]["KeyResultRequest"][];
      kind: null | components["schemas"]["ObjectiveKind"];
      links?: null | components["schemas"]["LinkContent"][];
      /** Format: uuid */
      ownerId: string;
      personal?: null | boolean;
      reason?: null | string;
      tags?: null | string[];
      title: null | string;
      /** Format: uuid */
      unitId: string;
      visibility: null | components["schemas"]["Visibility"];
      why: null | string;
    };
    ObjectiveResponse: {
      canCheckIn: boolean;
      canDecide?: boolean;
      canEdit: boolean;
      canRecommit?: boolean;
      children: components["schemas"]["AlignedObjective"][];
      computedPace: null | components["schemas"]["Pace"];
      /** Format: double */
      computedProgress: null | number;
      /** Format: double */
      confidence: null | number;
      contributors: components["schemas"]["PersonName"][];
      /** Format: double */
      coverage: number;
      cycle: components["schemas"]["CycleName"];
      damageNote: null | string;
      disagreement: null | components["schemas"]["Disagreement"];
      /** Format: double */
      expected: null | number;
      externalKey: null | string;
      /** Format: double */
      gap: null | number;
      governance?: null | components["schemas"]["GovernanceResponse"];
      /** Format: double */
      grade: null | number;
      /** Format: double */
      gradeOnCurrentTargets: null | number;
      gradeReason: null | string;
      guardrails: components["schemas"]["GuardrailResponse"][];
      /** Format: uuid */
      id: string;
      keyResults: components["schemas"]["KeyResultResponse"][];
      kind: components["schemas"]["ObjectiveKind"];
      labels?: null | components["schemas"]["LabelsResponse"];
      learning: null | components["schemas"]["LearningNoteContent"];
      lifecycle: components["schemas"]["Lifecycle"];
      lineage?: null | components["schemas"]["LineageResponse"];
      origin?: null | components["schemas"]["OriginResponse"];
      override: null | components["schemas"]["OverrideResponse"];
      owner: components["schemas"]["PersonName"];
      pace: components["schemas"]["Pace"];
      parents: components["schemas"]["AlignedObjective"][];
      past?: null | components["schemas"]["PastNote"];
      personal: boolean;
      /** Format: double */
      progress: null | number;
      /** Format: double */
      progressWithRetired: null | number;
      /** Format: double */
      raw: null | number;
      restated?: null | components["schemas"]["Restated"];
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
      withDamage: boolean;
    };
    ObjectiveSummary: {
      computedPace: null | components["schemas"]["Pace"];
      /** Format: double */
      computedProgress: null | number;
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
      override: null | components["schemas"]["OverrideResponse"];
      owner: components["schemas"]["PersonName"];
      pace: components["schemas"]["Pace"];
      personal: boolean;
      /** Format: double */
      progress: null | number;
      /** Format: double */
      raw: null | number;
      /** Format: int32 */
      redGuardrails: number;
      restated?: null | components["schemas"]["Restated"];
      retiredReason: null | string;
      /** Format: int32 */
      servedBy: number;
      serves: components["schemas"]["ServedObjective"][];
      /** Format: double */
      successLine: number;
      title: string;
      unit: components["schemas"]["UnitName"];
      /** Format: int64 */
      version: number;
      visibility: components["schemas"]["Visibility"];
      why: null | string;
      withDamage: boolean;
    };
    OrderRequest: {
      /** Format: uuid */
      cycleId: string;
      ids: null | string[];
      /** Format: uuid */
      unitId: string;
    };
    OriginResponse: {
      /** Format: uuid */
      alertId: string;
      isOpen: boolean;
      kind: string;
      /** Format: uuid */
      metricId: string;
      metricName: string;
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
    OutlineContent: {
      measure: null | string;
      title: null | string;
    };
    OverrideRequest: {
      /** Format: double */
      progress: null | number;
      reason: null | string;
      status: null | components["schemas"]["Pace"];
    };
    OverrideResponse: {
      /** Format: date-time */
      at: string;
      by: components["schemas"]["PersonName"];
      /** Format: double */
      progress: null | number;
      reason: string;
      status: null | components["schemas"]["Pace"];
    };
    /** @enum {unknown} */
    Pace: "not-started" | "too-early" | "no-data" | "on-track" | "behind" | "at-risk" | "achieved" | "met" | "near" | "missed";
    PaceCount: {
      /** Format: int32 */
      objectives: number;
      pace: components["schemas"]["Pace"];
    };
    PaceCountsResponse: {
      /** Format: date-time */
      asOf: string;
      cycle: components["schemas"]["TreeCycle"];
      subUnits: components["schemas"]["UnitPaces"][];
    };
    PageOfApprovalView: {
      items: components["schemas"]["ApprovalView"][];
      next: null | string;
    };
    PageOfAuditView: {
      items: components["schemas"]["AuditView"][];
      next: null | string;
    };
    PageOfBreachView: {
      items: components["schemas"]["BreachView"][];
      next: null | string;
    };
    PageOfChangeView: {
      items: components["schemas"]["ChangeView"][];
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
    PageOfDependencyResponse: {
      items: components["schemas"]["DependencyResponse"][];
      next: null | string;
    };
    PageOfHistoryPoint: {
      items: components["schemas"]["HistoryPoint"][];
      next: null | string;
    };
    PageOfInputView: {
      items: components["schemas"]["InputView"][];
      next: null | string;
    };
    PageOfLearningNoteView: {
      items: components["schemas"]["LearningNoteView"][];
      next: null | string;
    };
    PageOfMetricKeyResult: {
      items: components["schemas"]["MetricKeyResult"][];
      next: null | string;
    };
    PageOfMissingView: {
      items: components["schemas"]["MissingView"][];
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
    PageOfPrioritiesResponse: {
      items: components["schemas"]["PrioritiesResponse"][];
      next: null | string;
    };
    PageOfRetrospectiveCycle: {
      items: components["schemas"]["RetrospectiveCycle"][];
      next: null | string;
    };
    PageOfRuleView: {
      items: components["schemas"]["RuleView"][];
      next: null | string;
    };
    PageOfSearchHit: {
      items: components["schemas"]["SearchHit"][];
      next: null | string;
    };
    PageOfServingObjective: {
      items: components["schemas"]["ServingObjective"][];
      next: null | string;
    };
    PageOfTemplateResponse: {
      items: components["schemas"]["TemplateResponse"][];
      next: null | string;
    };
    PastNote: {
      /** Format: date-time */
      asOf: string;
      /** Format: int32 */
      changedSince: number;
      missing: string[];
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
    PhaseContent: {
      /** Format: date */
      date: string;
      /** Format: double */
      value: number;
    };
    PhaseRequest: {
      /** Format: date */
      date: null | string;
      /** Format: double */
      value: null | number;
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
    Preset: {
      name: string;
      /** Format: int32 */
      people: number;
      title: string;
      values: components["schemas"]["PresetValue"][];
    };
    PresetValue: {
      because: string;
      policy: string;
      value: string;
    };
    PrioritiesRequest: {
      /** Format: uuid */
      cycleId: string;
      items: null | components["schemas"]["PriorityContent"][];
      /** Format: uuid */
      personId: null | string;
      /** Format: uuid */
      unitId: string;
    };
    PrioritiesResponse: {
      /** Format: uuid */
      cycleId: string;
      /** Format: uuid */
      id: string;
      items: components["schemas"]["PriorityContent"][];
      /** Format: uuid */
      personId: null | string;
      /** Format: uuid */
      unitId: string;
      /** Format: int64 */
      version: number;
    };
    PriorityContent: {
      /** @default false */
      done: boolean;
      text: null | string;
    };
    PublishRequest: {
      limitReason: null | string;
    };
    ReadinessResponse: {
      counts: components["schemas"]["LackCount"][];
      /** Format: uuid */
      cycleId: string;
      missing: components["schemas"]["PageOfMissingView"];
      ready: boolean;
    };
    RecommitRequest: {
      /** Format: uuid */
      cycleId: null | string;
      /** Format: uuid */
      ownerId: null | string;
      reason: null | string;
      targets: null | components["schemas"]["CopiedTargets"];
      /** Format: uuid */
      unitId: null | string;
    };
    RecomputeResponse: {
      /** Format: int32 */
      objectives: number;
      /** Format: int32 */
      waiting: number;
      wrong: string[];
    };
    /** @enum {unknown} */
    Relation: "contributes" | "supports";
    ReliabilityBucket: {
      /** Format: int32 */
      cameTrue: number;
      /** Format: double */
      from: number;
      /** Format: double */
      meanConfidence: null | number;
      /** Format: int32 */
      predictions: number;
      /** Format: double */
      share: null | number;
      /** Format: double */
      to: number;
    };
    Republished: {
      /** Format: int32 */
      states: number;
    };
    Restated: {
      /** Format: double */
      current: null | number;
      /** Format: double */
      progress: null | number;
      /** Format: double */
      raw: null | number;
    };
    RetiredObjective: {
      /** Format: uuid */
      id: string;
      kind: components["schemas"]["ObjectiveKind"];
      reason: null | string;
      title: string;
      unit: components["schemas"]["UnitName"];
    };
    RetireRequest: {
      reason: null | string;
    };
    RetrospectiveCycle: {
      below: components["schemas"]["UnitTally"][];
      cycle: components["schemas"]["CycleName"];
      own: components["schemas"]["Tally"];
      retired: components["schemas"]["RetiredObjective"][];
      together: components["schemas"]["Tally"];
    };
    ReturnRequest: {
      note: null | string;
    };
    RuleCount: {
      code: string;
      /** Format: int32 */
      count: number;
    };
    /** @enum {unknown} */
    RuleSeverity: "advice" | "asks-for-reason";
    RuleView: {
      code: string;
      /** Format: uuid */
      decidedBy: null | string;
      example: string;
      ofCycles: boolean;
      ofDrafts: boolean;
      on: boolean;
      policy: string;
      reason: string;
      severity: components["schemas"]["RuleSeverity"];
      text: string;
    };
    SearchHit: {
      cycle: components["schemas"]["CycleName"];
      /** Format: uuid */
      keyResultId: null | string;
      kind: components["schemas"]["SearchKind"];
      lifecycle: components["schemas"]["Lifecycle"];
      /** Format: uuid */
      objectiveId: string;
      person: null | components["schemas"]["PersonName"];
      /** Format: double */
      rank: number;
      reason: components["schemas"]["TextPart"][];
      title: string;
      unit: components["schemas"]["UnitName"];
    };
    /** @enum {unknown} */
    SearchKind: "title" | "why" | "key-result" | "learning-note" | "person";
    ServedObjective: {
      /** Format: uuid */
      id: string;
      relation: components["schemas"]["Relation"];
      title: null | string;
    };
    ServingObjective: {
      counts: boolean;
      /** Format: int32 */
      depth: number;
      /** Format: uuid */
      id: string;
      lifecycle: components["schemas"]["Lifecycle"];
      pace: components["schemas"]["Pace"];
      path: string[];
      /** Format: double */
      progress: null | number;
      relation: components["schemas"]["Relation"];
      title: null | string;
      unit: components["schemas"]["UnitName"];
      /** Format: double */
      weight: number;
    };
    ShareRequest: {
      unitIds: null | string[];
    };
    StepRequest: {
      /** Format: date */
      due?: null | string;
      externalKey?: null | string;
      /** Format: uuid */
      id?: null | string;
      title: null | string;
      /**
       * Format: double
       * @default 1
       */
      weight: number;
    };
    StepResponse: {
      done: boolean;
      /** Format: date-time */
      doneAt: null | string;
      /** Format: date */
      due: null | string;
      externalKey: null | string;
      /** Format: uuid */
      id: string;
      title: string;
      /** Format: double */
      weight: number;
    };
    SuggestedObjective: {
      because: components["schemas"]["SuggestionReasons"];
      cycle: components["schemas"]["CycleName"];
      /** Format: uuid */
      id: string;
      lifecycle: components["schemas"]["Lifecycle"];
      /** Format: double */
      score: number;
      title: string;
      unit: components["schemas"]["UnitName"];
    };
    SuggestionKeyResult: {
      /** Format: uuid */
      metricId: null | string;
      title: null | string;
    };
    SuggestionReasons: {
      metricIds: string[];
      /** Format: int32 */
      stepsDown: number;
      /** Format: int32 */
      stepsUp: number;
      words: string[];
    };
    SuggestionRequest: {
      /** Format: uuid */
      cycleId: string;
      keyResults: null | components["schemas"]["SuggestionKeyResult"][];
      title: null | string;
      /** Format: uuid */
      unitId: string;
    };
    SuggestionsResponse: {
      duplicates: components["schemas"]["SuggestedObjective"][];
      serves: components["schemas"]["SuggestedObjective"][];
    };
    Tally: {
      aspirational: components["schemas"]["KindTally"];
      committed: components["schemas"]["KindTally"];
    };
    TargetChangeResponse: {
      /** Format: double */
      baseline: null | number;
      /** Format: date-time */
      changedAt: string;
      changedBy: components["schemas"]["PersonName"];
      /** Format: double */
      high: null | number;
      /** Format: double */
      low: null | number;
      reason: string;
      /** Format: double */
      target: null | number;
    };
    TemplateRequest: {
      keyResults: null | components["schemas"]["OutlineContent"][];
      kind: null | components["schemas"]["ObjectiveKind"];
      /** Format: uuid */
      objectiveId: null | string;
      title: null | string;
      /** Format: uuid */
      unitId: string;
      why: null | string;
    };
    TemplateResponse: {
      /** Format: uuid */
      id: string;
      keyResults: components["schemas"]["OutlineContent"][];
      kind: components["schemas"]["ObjectiveKind"];
      title: string;
      /** Format: uuid */
      unitId: string;
      /** Format: int64 */
      version: number;
      why: null | string;
      withdrawn: boolean;
    };
    TextPart: {
      match: boolean;
      text: string;
    };
    Tick: {
      /** @default true */
      done: boolean;
      /** Format: uuid */
      stepId: string;
    };
    TickRequest: {
      steps: null | components["schemas"]["Tick"][];
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
      /** Format: uuid */
      keyResultId?: null | string;
      relation: components["schemas"]["Relation"];
      /** Format: double */
      weight: number;
    };
    TreeNode: {
      /** Format: int32 */
      children: number;
      computedPace?: null | components["schemas"]["Pace"];
      /** Format: double */
      computedProgress?: null | number;
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
      past?: null | components["schemas"]["PastNote"];
    };
    UnitCoverage: {
      count: components["schemas"]["CoverageCount"];
      unit: components["schemas"]["UnitName"];
    };
    UnitName: {
      /** Format: uuid */
      id: string;
      name: string;
      slug: string;
    };
    UnitPaces: {
      paces: components["schemas"]["PaceCount"][];
      unit: components["schemas"]["UnitName"];
    };
    UnitTally: {
      together: components["schemas"]["Tally"];
      unit: components["schemas"]["UnitName"];
    };
    /** @enum {unknown} */
    Visibility: "public" | "unit" | "private";
    WaitingCircle: {
      units: components["schemas"]["UnitName"][];
    };
    WaitingPair: {
      /** Format: int32 */
      accepted: number;
      /** Format: int32 */
      asked: number;
      askingUnit: components["schemas"]["UnitName"];
      /** Format: int32 */
      declined: number;
      /** Format: int32 */
      done: number;
      helpingUnit: components["schemas"]["UnitName"];
      /** Format: int32 */
      overdue: number;
      /** Format: int32 */
      withdrawn: number;
    };
    /** @enum {unknown} */
    WordingKind: "objective" | "key-result" | null;
    WordingProposal: {
      proposal: string;
    };
    WordingRequest: {
      kind: null | components["schemas"]["WordingKind"];
      text: null | string;
      /** Format: uuid */
      unitId: string;
      why?: null | string;
    };
    WorkItem: {
      /** Format: date-time */
      at: null | string;
      key: null | string;
      state: null | string;
    };
    WorkItemsRequest: {
      doneStates?: null | string[];
      items: null | components["schemas"]["WorkItem"][];
    };
    WorkItemsResponse: {
      /** Format: int32 */
      items: number;
      /** Format: int32 */
      steps: number;
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
