// Generated from services/*/openapi.json by npm run generate. Do not edit.
export type paths = {
  "/api/metrics": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["ListMetrics"];
    put?: never;
    post: operations["CreateMetric"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/metrics/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["GetMetric"];
    put: operations["ReplaceMetric"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/metrics/{id}/access": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["MetricAccess"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/metrics/{id}/explain": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["ExplainHealth"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/metrics/{id}/observations": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["ListObservations"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/metrics/{id}/periods": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["ListPeriods"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/metrics/alerts": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["ListAlerts"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/metrics/audit": {
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
  "/api/metrics/audit/export": {
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
  "/api/metrics/observations": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["PostObservations"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/metrics/operations/dead-letters": {
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
  "/api/metrics/operations/dead-letters/{id}": {
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
  "/api/metrics/operations/dead-letters/{id}/replay": {
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
  "/api/metrics/operations/digest": {
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
  "/api/metrics/operations/outbox": {
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
  "/api/metrics/operations/republish": {
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
  "/api/metrics/scorecard": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["GetScorecard"];
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
    AlertResponse: {
      /** Format: date-time */
      closedAt: null | string;
      health: components["schemas"]["Health"];
      /** Format: uuid */
      id: string;
      kind: string;
      /** Format: uuid */
      metricId: string;
      metricName: string;
      /** Format: date-time */
      openedAt: string;
      /** Format: date */
      period: string;
      previousHealth: components["schemas"]["Health"];
      /** Format: double */
      value: null | number;
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
    /** @enum {unknown} */
    Cadence: "daily" | "weekly" | "monthly" | "quarterly";
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
    Direction: "higher" | "lower" | "range";
    /** @enum {unknown} */
    Health: "not-set" | "green" | "amber" | "red";
    HealthExplanation: {
      inputs: components["schemas"]["HealthInputs"];
      kind: string;
      /** Format: uuid */
      metricId: string;
      result: components["schemas"]["Health"];
      rule: string;
    };
    HealthInputs: {
      direction: components["schemas"]["Direction"];
      /** Format: date-time */
      due: null | string;
      /** Format: date */
      period: null | string;
      stale: boolean;
      thresholds: null | components["schemas"]["ThresholdBounds"];
      /** Format: date-time */
      validFrom: null | string;
      /** Format: double */
      value: null | number;
    };
    JsonElement: unknown;
    MetricRequest: {
      /** Format: double */
      benchmark: null | number;
      businessOutcome: null | string;
      cadence: null | components["schemas"]["Cadence"];
      /** Format: int32 */
      decimals: null | number;
      definition: null | string;
      direction: null | components["schemas"]["Direction"];
      externalKey: null | string;
      name: null | string;
      /** Format: uuid */
      ownerId: null | string;
      reviewCadence: null | components["schemas"]["Cadence"];
      role: null | components["schemas"]["MetricRole"];
      source: null | string;
      status: null | components["schemas"]["MetricStatus"];
      tags: null | string[];
      /** Format: double */
      target: null | number;
      thresholds: null | components["schemas"]["ThresholdBounds"];
      /** Format: uuid */
      unitId: null | string;
      unitOfMeasure: null | string;
      visibility: null | components["schemas"]["Visibility"];
    };
    MetricResponse: {
      /** Format: double */
      benchmark: null | number;
      businessOutcome: null | string;
      cadence: components["schemas"]["Cadence"];
      /** Format: int32 */
      decimals: number;
      definition: null | string;
      direction: components["schemas"]["Direction"];
      externalKey: null | string;
      health: components["schemas"]["Health"];
      /** Format: date */
      healthSince: null | string;
      /** Format: uuid */
      id: string;
      /** Format: date */
      latestPeriod: null | string;
      /** Format: double */
      latestValue: null | number;
      name: string;
      /** Format: date-time */
      nextDue: null | string;
      owner: null | components["schemas"]["PersonName"];
      /** Format: uuid */
      ownerId: null | string;
      /** Format: double */
      previousValue: null | number;
      reviewCadence: null | components["schemas"]["Cadence"];
      role: components["schemas"]["MetricRole"];
      source: null | string;
      stale: boolean;
      status: components["schemas"]["MetricStatus"];
      tags: string[];
      /** Format: double */
      target: null | number;
      thresholds: null | components["schemas"]["ThresholdBounds"];
      unit: components["schemas"]["UnitName"];
      /** Format: uuid */
      unitId: string;
      unitOfMeasure: string;
      /** Format: int64 */
      version: number;
      visibility: components["schemas"]["Visibility"];
    };
    /** @enum {unknown} */
    MetricRole: "kpi" | "measure";
    /** @enum {unknown} */
    MetricStatus: "draft" | "active" | "archived";
    ObjectAccess: {
      everybodySees: boolean;
      people: components["schemas"]["PageOfPersonAccess"];
      visibility: string;
    };
    ObservationPage: {
      /** Format: date-time */
      asOf: null | string;
      items: components["schemas"]["ObservationResponse"][];
      next: null | string;
    };
    ObservationResponse: {
      /** Format: date-time */
      at: string;
      note: null | string;
      /** Format: date-time */
      recordedAt: string;
      /** Format: double */
      value: null | number;
    };
    ObservationRow: {
      at: string;
      metric: string;
      note: null | string;
      /** Format: double */
      value: null | number;
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
    PageOfAlertResponse: {
      items: components["schemas"]["AlertResponse"][];
      next: null | string;
    };
    PageOfAuditView: {
      items: components["schemas"]["AuditView"][];
      next: null | string;
    };
    PageOfDeadLetter: {
      items: components["schemas"]["DeadLetter"][];
      next: null | string;
    };
    PageOfMetricResponse: {
      items: components["schemas"]["MetricResponse"][];
      next: null | string;
    };
    PageOfPersonAccess: {
      items: components["schemas"]["PersonAccess"][];
      next: null | string;
    };
    PeriodList: {
      /** Format: date-time */
      asOf: null | string;
      cadence: components["schemas"]["Cadence"];
      items: components["schemas"]["PeriodResponse"][];
    };
    PeriodResponse: {
      complete: boolean;
      /** Format: date */
      end: string;
      health: components["schemas"]["Health"];
      /** Format: date */
      start: string;
      /** Format: double */
      value: null | number;
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
    Receipt: {
      errors: components["schemas"]["RowError"][];
      /** Format: uuid */
      id: string;
      /** Format: int32 */
      inserted: number;
      /** Format: int32 */
      rejected: number;
      /** Format: int32 */
      repeated: number;
      /** Format: int32 */
      revised: number;
      /** Format: int32 */
      rows: number;
      /** Format: int32 */
      unchanged: number;
    };
    Republished: {
      /** Format: int32 */
      states: number;
    };
    RowError: {
      field: string;
      /** Format: int32 */
      line: number;
      message: string;
    };
    ScorecardCounts: {
      /** Format: int32 */
      amber: number;
      /** Format: int32 */
      green: number;
      /** Format: int32 */
      notSet: number;
      /** Format: int32 */
      red: number;
      /** Format: int32 */
      stale: number;
    };
    ScorecardItem: {
      /** Format: double */
      benchmark: null | number;
      better: null | boolean;
      cadence: components["schemas"]["Cadence"];
      /** Format: double */
      change: null | number;
      /** Format: int32 */
      decimals: number;
      definition: null | string;
      direction: components["schemas"]["Direction"];
      health: components["schemas"]["Health"];
      /** Format: int32 */
      healthPeriods: number;
      /** Format: date */
      healthSince: null | string;
      /** Format: uuid */
      id: string;
      /** Format: date */
      latestPeriod: null | string;
      /** Format: double */
      latestValue: null | number;
      name: string;
      owner: null | components["schemas"]["PersonName"];
      /** Format: double */
      previousValue: null | number;
      spark: components["schemas"]["SparkPoint"][];
      stale: boolean;
      /** Format: double */
      target: null | number;
      thresholds: null | components["schemas"]["ThresholdBounds"];
      unit: components["schemas"]["UnitName"];
      unitOfMeasure: string;
    };
    ScorecardResponse: {
      /** Format: date-time */
      asOf: string;
      counts: components["schemas"]["ScorecardCounts"];
      items: components["schemas"]["ScorecardItem"][];
      unit: components["schemas"]["UnitName"];
    };
    SparkPoint: {
      health: components["schemas"]["Health"];
      /** Format: date */
      start: string;
      /** Format: double */
      value: null | number;
    };
    ThresholdBounds: {
      /** Format: double */
      amber?: null | number;
      /** Format: double */
      green?: null | number;
      /** Format: double */
      high?: null | number;
      /** Format: double */
      low?: null | number;
      /** Format: double */
      outerHigh?: null | number;
      /** Format: double */
      outerLow?: null | number;
    };
    UnitName: {
      /** Format: uuid */
      id: string;
      name: string;
      slug: string;
    };
    /** @enum {unknown} */
    Visibility: "public" | "unit";
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
};
export type $defs = Record<string, never>;
export interface operations {
  ListMetrics: {
    parameters: {
      query?: {
        cursor?: string;
        descendants?: boolean;
        ids?: string;
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
          "application/json": components["schemas"]["PageOfMetricResponse"];
        };
      };
    };
  };
  CreateMetric: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["MetricRequest"];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["MetricResponse"];
        };
      };
    };
  };
  GetMetric: {
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
          "application/json": components["schemas"]["MetricResponse"];
        };
      };
    };
  };
  ReplaceMetric: {
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
        "application/json": components["schemas"]["MetricRequest"];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["MetricResponse"];
        };
      };
    };
  };
  MetricAccess: {
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
  ExplainHealth: {
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
          "application/json": components["schemas"]["HealthExplanation"];
        };
      };
    };
  };
  ListObservations: {
    parameters: {
      query?: {
        asOf?: string;
        cursor?: string;
        from?: string;
        limit?: number;
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
          "application/json": components["schemas"]["ObservationPage"];
        };
      };
    };
  };
  ListPeriods: {
    parameters: {
      query?: {
        asOf?: string;
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
          "application/json": components["schemas"]["PeriodList"];
        };
      };
    };
  };
  ListAlerts: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        open?: boolean;
        owner?: string;
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
          "application/json": components["schemas"]["PageOfAlertResponse"];
        };
      };
    };
  };
  PostObservations: {
    parameters: {
      query?: never;
      header?: {
        "Idempotency-Key"?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ObservationRow"][];
        "application/x-ndjson": components["schemas"]["ObservationRow"][];
        "text/csv": components["schemas"]["ObservationRow"][];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Receipt"];
        };
      };
    };
  };
  GetScorecard: {
    parameters: {
      query?: {
        descendants?: boolean;
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
          "application/json": components["schemas"]["ScorecardResponse"];
        };
      };
    };
  };
}
