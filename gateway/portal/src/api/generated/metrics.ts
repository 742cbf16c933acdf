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
  "/api/metrics/{id}/annotations": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["ListAnnotations"];
    put?: never;
    post: operations["WriteAnnotation"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/metrics/{id}/baselines": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["ListBaselines"];
    put?: never;
    post: operations["SetBaseline"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/metrics/{id}/buckets": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["ListBuckets"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/metrics/{id}/comparison": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["CompareMetric"];
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
    get: operations["ExplainMetric"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/metrics/{id}/forecast": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["GetForecast"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/metrics/{id}/formula": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["GetFormula"];
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
  "/api/metrics/{id}/periods/{start}/explain": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["ExplainPeriod"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/metrics/{id}/revisions": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["ListRevisions"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/metrics/{id}/source": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["GetSource"];
    put: operations["PutSource"];
    post?: never;
    delete: operations["DeleteSource"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/metrics/{id}/source/access": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["SourceAccess"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/metrics/{id}/source/run": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["RunSource"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/metrics/{id}/source/runs": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["ListSourceRuns"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/metrics/{id}/source/test": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["TestSource"];
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
  "/api/metrics/alerts/{id}/access": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["AlertAccess"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/metrics/alerts/{id}/acknowledgements": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["AcknowledgeAlert"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/metrics/annotations/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete: operations["RemoveAnnotation"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/metrics/annotations/{id}/access": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["AnnotationAccess"];
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
  "/api/metrics/baselines/{id}/accept": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["AcceptBaseline"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/metrics/baselines/{id}/access": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["BaselineAccess"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/metrics/baselines/{id}/decline": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["DeclineBaseline"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/metrics/calendars": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["ListCalendars"];
    put?: never;
    post: operations["CreateCalendar"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/metrics/calendars/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["GetCalendar"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/metrics/calendars/{id}/access": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["CalendarAccess"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/metrics/checks": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["ListChecks"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/metrics/formulas/check": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["CheckFormula"];
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
  "/api/metrics/observations/uploads/{key}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["GetUpload"];
    put?: never;
    post?: never;
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
  "/api/metrics/policies/breaches": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["ListMetricPolicyBreaches"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/metrics/policies/dry-run": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["TryMetricPolicies"];
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
  "/api/metrics/secrets": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["ListSecrets"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/metrics/secrets/{name}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations["SetSecret"];
    post?: never;
    delete: operations["DeleteSecret"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/metrics/sources": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["ListSources"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/metrics/summary": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["GetSummary"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/metrics/thresholds/{id}/accept": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["AcceptThresholds"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/metrics/thresholds/{id}/access": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["ThresholdsAccess"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/metrics/thresholds/{id}/decline": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["DeclineThresholds"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/metrics/views": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["ListSavedViews"];
    put?: never;
    post: operations["SaveView"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/metrics/views/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete: operations["ForgetView"];
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
    /** @enum {unknown} */
    AcknowledgementOutcome: "investigating" | "fixed" | "accepted" | "false-alarm" | "okr-started";
    AcknowledgementRequest: {
      note: null | string;
      outcome: null | components["schemas"]["AcknowledgementOutcome"];
    };
    AcknowledgementResponse: {
      /** Format: date-time */
      at: string;
      /** Format: uuid */
      id: string;
      note: string;
      outcome: components["schemas"]["AcknowledgementOutcome"];
      person: components["schemas"]["PersonName"];
    };
    /** @enum {unknown} */
    Aggregation: "last" | "sum" | "mean" | "min" | "max";
    AlertExplanation: {
      computed: components["schemas"]["AlertFacts"];
      holds: boolean;
      /** Format: uuid */
      id: string;
      kind: components["schemas"]["AlertKind"];
      stored: components["schemas"]["AlertFacts"];
    };
    AlertFacts: {
      confirmation?: null | components["schemas"]["ConfirmedBy"];
      /** Format: int32 */
      decimals: number;
      deviation?: null | components["schemas"]["Deviation"];
      forecast?: null | components["schemas"]["ForecastClaimed"];
      health?: null | components["schemas"]["JudgedPoint"][];
      /** Format: double */
      limit: null | number;
      offBaseline?: null | components["schemas"]["Deviation"][];
      /** Format: int64 */
      policyVersion: number;
      stale?: null | components["schemas"]["MissingValue"];
    };
    /** @enum {unknown} */
    AlertKind: "health" | "deviation" | "off-baseline" | "stale" | "forecast";
    AlertResponse: {
      acknowledgements: components["schemas"]["AcknowledgementResponse"][];
      answeredBy: components["schemas"]["AnsweringObjective"][];
      /** Format: date-time */
      closedAt: null | string;
      /** Format: int32 */
      decimals: number;
      /** Format: date-time */
      due: null | string;
      /** Format: date */
      expectedPeriod: null | string;
      /** Format: double */
      expectedValue: null | number;
      grade: null | components["schemas"]["ForecastOutcome"];
      health: null | components["schemas"]["Health"];
      /** Format: uuid */
      id: string;
      kind: components["schemas"]["AlertKind"];
      /** Format: int32 */
      lead: null | number;
      /** Format: uuid */
      metricId: string;
      metricName: string;
      /** Format: date-time */
      openedAt: string;
      /** Format: date */
      period: string;
      previousHealth: null | components["schemas"]["Health"];
      proposesObjective: boolean;
      /** Format: double */
      score: null | number;
      unitOfMeasure: null | string;
      /** Format: double */
      usual: null | number;
      /** Format: double */
      value: null | number;
    };
    AnnotationRequest: {
      /** Format: date */
      day: null | string;
      text: null | string;
    };
    AnnotationResponse: {
      /** Format: date-time */
      at: string;
      /** Format: date */
      day: string;
      /** Format: uuid */
      id: string;
      person: null | components["schemas"]["PersonName"];
      text: string;
    };
    AnsweringObjective: {
      lifecycle: string;
      /** Format: uuid */
      objectiveId: string;
      title: null | string;
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
    BaselineDecision: {
      reason: null | string;
    };
    BaselineExplanation: {
      computed: null | components["schemas"]["BaselineProposal"];
      current: null | components["schemas"]["BaselineResponse"];
      isNoticeable: boolean;
      /** Format: int32 */
      leastPeriods: number;
      /** Format: int32 */
      periods: number;
      windows: components["schemas"]["LeftOut"][];
    };
    BaselineList: {
      /** Format: date-time */
      asOf: null | string;
      current: null | components["schemas"]["BaselineResponse"];
      items: components["schemas"]["BaselineResponse"][];
      next: null | string;
      proposal: null | components["schemas"]["BaselineResponse"];
      provisional: null | components["schemas"]["BaselineResponse"];
      thresholds: null | components["schemas"]["ThresholdProposalResponse"];
      watches: components["schemas"]["WatchResponse"][];
    };
    /** @enum {unknown} */
    BaselineOrigin: "person" | "periods" | "objective";
    BaselineProposal: {
      points: components["schemas"]["Point"][];
      /** Format: double */
      scale: number;
      /** Format: double */
      value: number;
    };
    BaselineRequest: {
      /** Format: date */
      from: null | string;
      reason: null | string;
      /** Format: double */
      value: null | number;
    };
    BaselineResponse: {
      /** Format: date-time */
      decidedAt: null | string;
      decidedBy: null | components["schemas"]["PersonName"];
      /** Format: uuid */
      id: string;
      /** Format: date-time */
      madeAt: string;
      madeBy: null | components["schemas"]["PersonName"];
      origin: components["schemas"]["BaselineOrigin"];
      periods: null | components["schemas"]["Point"][];
      reason: null | string;
      /** Format: double */
      scale: null | number;
      state: components["schemas"]["BaselineState"];
      /** Format: date */
      validFrom: string;
      /** Format: double */
      value: number;
    };
    /** @enum {unknown} */
    BaselineState: "proposed" | "accepted" | "declined" | "withdrawn" | "provisional";
    Breach: {
      health: components["schemas"]["Health"];
      /** Format: int32 */
      periods: number;
      /** Format: date */
      start: string;
      /** Format: double */
      value: number;
    };
    BreachView: {
      /** Format: int32 */
      metrics: number;
      rule: string;
      unit: string;
      /** Format: uuid */
      unitId: string;
    };
    BucketList: {
      /** Format: date-time */
      asOf: null | string;
      cadence: components["schemas"]["Cadence"];
      items: components["schemas"]["BucketResponse"][];
    };
    BucketResponse: {
      /** Format: date */
      end: string;
      /** Format: double */
      last: null | number;
      /** Format: double */
      max: null | number;
      /** Format: double */
      mean: null | number;
      /** Format: double */
      min: null | number;
      /** Format: int32 */
      missing: number;
      /** Format: int32 */
      periods: number;
      /** Format: date */
      start: string;
      worst: components["schemas"]["Health"];
    };
    /** @enum {unknown} */
    Cadence: "daily" | "weekly" | "monthly" | "quarterly" | "calendar";
    CalendarName: {
      /** Format: uuid */
      id: string;
      name: string;
    };
    /** @enum {unknown} */
    CalendarPattern:
      | "four-four-five"
      | "four-five-four"
      | "five-four-four"
      | "thirteen-fours"
      | "thirteen-weeks"
      | "fiscal-quarters"
      | "fiscal-years"
      | null;
    CalendarPeriodRequest: {
      /** Format: int32 */
      number: number;
      /** Format: date */
      start: string;
      /** Format: int32 */
      year: number;
    };
    CalendarPeriodResponse: {
      /** Format: int32 */
      number: number;
      /** Format: date */
      start: string;
      /** Format: int32 */
      year: number;
    };
    CalendarRequest: {
      name: null | string;
      periods: null | components["schemas"]["CalendarPeriodRequest"][];
      rule: null | components["schemas"]["CalendarRuleRequest"];
    };
    CalendarResponse: {
      /** Format: uuid */
      id: string;
      name: string;
      periods: components["schemas"]["CalendarPeriodResponse"][];
    };
    CalendarRuleRequest: {
      /** Format: int32 */
      endMonth: null | number;
      /** Format: int32 */
      endWeekday: null | number;
      pattern: null | components["schemas"]["CalendarPattern"];
      yearEnd: null | components["schemas"]["YearEnd"];
    };
    CheckFinding: {
      /** Format: int32 */
      count: null | number;
      /** Format: int32 */
      limit: null | number;
      metric: null | components["schemas"]["MetricName"];
      others: components["schemas"]["MetricName"][];
      rule: components["schemas"]["CheckRule"];
      unit: components["schemas"]["UnitName"];
    };
    CheckList: {
      items: components["schemas"]["CheckFinding"][];
      total: {
        [key: string]: number;
      };
      unit: components["schemas"]["UnitName"];
    };
    /** @enum {unknown} */
    CheckRule: "vanity" | "too-many" | "never-read" | "same-definition";
    Compared: {
      better: null | boolean;
      /** Format: double */
      change: null | number;
      /** Format: double */
      share: null | number;
      /** Format: date */
      since: null | string;
      /** Format: double */
      value: null | number;
      with: components["schemas"]["ComparedWith"];
    };
    /** @enum {unknown} */
    ComparedWith: "baseline" | "target" | "benchmark" | "last-year";
    ComparisonResponse: {
      /** Format: date-time */
      asOf: null | string;
      items: components["schemas"]["Compared"][];
      /** Format: uuid */
      metricId: string;
      /** Format: date */
      period: null | string;
      /** Format: double */
      value: null | number;
    };
    ConfirmedBy: {
      before: components["schemas"]["Health"];
      /** Format: int32 */
      better: number;
      earlier: components["schemas"]["Health"][];
      /** Format: int32 */
      inARow: number;
      /** Format: int32 */
      ofTheLast: number;
      /** Format: int32 */
      worse: number;
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
    Deviation: {
      comparables: components["schemas"]["Point"][];
      judged: components["schemas"]["Point"];
      /** Format: double */
      mad: number;
      /** Format: double */
      meanDeviation: number;
      /** Format: double */
      median: number;
      /** Format: double */
      scale: number;
      /** Format: double */
      score: number;
    };
    /** @enum {unknown} */
    Direction: "higher" | "lower" | "range";
    ExplainedInput: {
      counts: boolean;
      /** Format: double */
      lastKnown: null | number;
      /** Format: uuid */
      metricId: string;
      name: string;
      /** Format: date */
      period: string;
      tag: null | string;
      /** Format: uuid */
      unitId: null | string;
      unitOfMeasure: string;
      /** Format: double */
      value: null | number;
    };
    /** @enum {unknown} */
    ExplainedKind: "health" | "deviation" | "forecast" | "baseline" | "alert";
    ExplainedObservation: {
      /** Format: date-time */
      at: string;
      counts: boolean;
      note: null | string;
      /** Format: date-time */
      recordedAt: string;
      /** Format: double */
      value: null | number;
    };
    Forecast: {
      breach: null | components["schemas"]["Breach"];
      cadence: components["schemas"]["Cadence"];
      /** Format: int32 */
      horizon: number;
      projection: components["schemas"]["ProjectedPeriod"][];
      trend: null | components["schemas"]["Trend"];
      verdict: components["schemas"]["ForecastVerdict"];
    };
    ForecastClaimed: {
      /** Format: date */
      after: string;
      bounds: components["schemas"]["ThresholdBounds"];
      direction: components["schemas"]["Direction"];
      forecast: components["schemas"]["Forecast"];
      /** Format: date */
      until: string;
    };
    /** @enum {unknown} */
    ForecastOutcome: "hit" | "miss" | "averted" | null;
    ForecastRecord: {
      /** Format: int32 */
      averted: number;
      /** Format: int32 */
      hits: number;
      /** Format: double */
      lead: null | number;
      /** Format: int32 */
      misses: number;
      /** Format: int32 */
      open: number;
      /** Format: double */
      precision: null | number;
    };
    ForecastResponse: {
      /** Format: date-time */
      asOf: null | string;
      breach: null | components["schemas"]["Breach"];
      cadence: components["schemas"]["Cadence"];
      /** Format: int32 */
      horizon: number;
      /** Format: uuid */
      metricId: string;
      /** Format: int64 */
      policyVersion: number;
      pooled: components["schemas"]["ForecastRecord"];
      projection: components["schemas"]["ProjectedPeriod"][];
      record: components["schemas"]["ForecastRecord"];
      trend: null | components["schemas"]["Trend"];
      verdict: components["schemas"]["ForecastVerdict"];
    };
    /** @enum {unknown} */
    ForecastVerdict: "too-few-periods" | "too-large" | "not-significant" | "step" | "no-breach" | "breach";
    FormulaCheckRequest: {
      /** Format: uuid */
      aboutPersonId?: null | string;
      cadence: null | components["schemas"]["Cadence"];
      /** Format: uuid */
      calendarId?: null | string;
      expression: null | string;
      /** Format: uuid */
      unitId: null | string;
      unitOfMeasure: null | string;
    };
    FormulaCheckResponse: {
      gives: null | string;
      inputs: components["schemas"]["FormulaInput"][];
      preview: components["schemas"]["FormulaPreview"][];
      problems: components["schemas"]["FormulaProblem"][];
      tags: components["schemas"]["FormulaTag"][];
    };
    FormulaInput: {
      cadence: components["schemas"]["Cadence"];
      /** Format: uuid */
      metricId: string;
      metricName: string;
      name: string;
      unitOfMeasure: string;
    };
    FormulaPreview: {
      /** Format: double */
      coverage: null | number;
      provisional: boolean;
      /** Format: date */
      start: string;
      /** Format: double */
      value: null | number;
    };
    FormulaProblem: {
      message: string;
      /** Format: int32 */
      position: number;
    };
    FormulaResponse: {
      /** Format: int32 */
      hidden: number;
      /** Format: int32 */
      readBy: number;
      reads: components["schemas"]["ReadMetric"][];
      tags: string[];
      versions: components["schemas"]["FormulaVersion"][];
    };
    FormulaTag: {
      /** Format: int32 */
      metrics: number;
      tag: string;
      unitsOfMeasure: string[];
    };
    FormulaVersion: {
      expression: null | string;
      /** Format: date-time */
      validFrom: string;
    };
    /** @enum {unknown} */
    GainState: "watching" | "no-gain" | "held" | "regressed" | "superseded";
    /** @enum {unknown} */
    Health: "not-set" | "green" | "amber" | "red";
    HealthExplanation: {
      alert?: null | components["schemas"]["AlertExplanation"];
      /** Format: date-time */
      asOf?: null | string;
      baseline?: null | components["schemas"]["BaselineExplanation"];
      confirmation?: null | string;
      deviations?: null | components["schemas"]["Deviation"][];
      forecast?: null | components["schemas"]["Forecast"];
      inputs: null | components["schemas"]["HealthInputs"];
      kind: components["schemas"]["ExplainedKind"];
      /** Format: double */
      limit?: null | number;
      /** Format: uuid */
      metricId: string;
      /** Format: int64 */
      policyVersion?: null | number;
      result: null | components["schemas"]["Health"];
      rule: string;
    };
    HealthInputs: {
      confirmed: components["schemas"]["Health"];
      /** Format: double */
      coverage: null | number;
      direction: components["schemas"]["Direction"];
      /** Format: date-time */
      due: null | string;
      /** Format: double */
      enoughWeight: number;
      /** Format: date */
      period: null | string;
      stale: boolean;
      thresholds: null | components["schemas"]["ThresholdBounds"];
      /** Format: date-time */
      validFrom: null | string;
      /** Format: double */
      value: null | number;
    };
    HttpJsonSettings: {
      headers: null | {
        [key: string]: string;
      };
      itemsPath: null | string;
      timePath: null | string;
      url: null | string;
      valuePath: null | string;
    };
    /** @enum {unknown} */
    IntervalUnit: "minutes" | "hours" | null;
    JsonElement: unknown;
    JudgedPoint: {
      health: components["schemas"]["Health"];
      /** Format: date */
      start: string;
      /** Format: double */
      value: number;
    };
    LeftOut: {
      /** Format: date */
      ends: string;
      /** Format: date */
      starts: string;
    };
    ManagedSource: {
      /** Format: int32 */
      failures: number;
      kind: components["schemas"]["SourceKind"];
      lastError: null | string;
      /** Format: date-time */
      lastRunAt: null | string;
      /** Format: date-time */
      lastSuccessAt: null | string;
      /** Format: uuid */
      metricId: string;
      metricName: string;
      /** Format: date-time */
      nextRunAt: null | string;
      stale: boolean;
      unit: components["schemas"]["UnitName"];
    };
    MeaningRevision: {
      aggregation: components["schemas"]["Aggregation"];
      /** Format: int32 */
      decimals: number;
      direction: components["schemas"]["Direction"];
      unitOfMeasure: string;
      /** Format: date-time */
      validFrom: string;
    };
    MetricName: {
      /** Format: uuid */
      id: string;
      name: string;
      unit: components["schemas"]["UnitName"];
    };
    MetricRequest: {
      /** Format: uuid */
      aboutPersonId?: null | string;
      aggregation?: null | components["schemas"]["Aggregation"];
      /** Format: double */
      benchmark: null | number;
      businessOutcome: null | string;
      cadence: null | components["schemas"]["Cadence"];
      /** Format: uuid */
      calendarId?: null | string;
      /** Format: int32 */
      decimals: null | number;
      definition: null | string;
      direction: null | components["schemas"]["Direction"];
      externalKey: null | string;
      filter?: null | string;
      formula?: null | string;
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
      /** Format: uuid */
      aboutPersonId: null | string;
      aggregation: components["schemas"]["Aggregation"];
      /** Format: double */
      benchmark: null | number;
      businessOutcome: null | string;
      cadence: components["schemas"]["Cadence"];
      /** Format: uuid */
      calendarId: null | string;
      canChange?: null | boolean;
      /** Format: int32 */
      decimals: number;
      definition: null | string;
      direction: components["schemas"]["Direction"];
      externalKey: null | string;
      filter: null | string;
      formula: null | string;
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
      provisional: boolean;
      pulled?: null | boolean;
      reviewCadence: null | components["schemas"]["Cadence"];
      role: components["schemas"]["MetricRole"];
      sameDefinition?: null | components["schemas"]["MetricName"][];
      source: null | string;
      spark?: null | components["schemas"]["SparkPoint"][];
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
    MetricRevisions: {
      meaning: components["schemas"]["MeaningRevision"][];
      thresholds: components["schemas"]["ThresholdsRevision"][];
    };
    /** @enum {unknown} */
    MetricRole: "kpi" | "measure";
    /** @enum {unknown} */
    MetricStatus: "draft" | "active" | "archived";
    MissingValue: {
      /** Format: date-time */
      due: string;
      /** Format: int32 */
      graceLeastDays: number;
      /** Format: double */
      graceShare: number;
      /** @default false */
      ofInput: boolean;
      /** Format: date */
      period: string;
    };
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
      corrected: boolean;
      note: null | string;
      /** Format: date-time */
      recordedAt: string;
      /** Format: double */
      value: null | number;
      /** Format: double */
      was: null | number;
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
    PageOfAnnotationResponse: {
      items: components["schemas"]["AnnotationResponse"][];
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
    PageOfCalendarName: {
      items: components["schemas"]["CalendarName"][];
      next: null | string;
    };
    PageOfDeadLetter: {
      items: components["schemas"]["DeadLetter"][];
      next: null | string;
    };
    PageOfManagedSource: {
      items: components["schemas"]["ManagedSource"][];
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
    PageOfSavedViewResponse: {
      items: components["schemas"]["SavedViewResponse"][];
      next: null | string;
    };
    PageOfSecretResponse: {
      items: components["schemas"]["SecretResponse"][];
      next: null | string;
    };
    PageOfSourceRunResponse: {
      items: components["schemas"]["SourceRunResponse"][];
      next: null | string;
    };
    PeriodExplanation: {
      /** Format: date-time */
      asOf: null | string;
      complete: boolean;
      /** Format: double */
      coverage: null | number;
      /** Format: date */
      end: string;
      /** Format: double */
      enoughWeight: null | number;
      formula: null | string;
      /** Format: int32 */
      hidden: number;
      inputs: components["schemas"]["ExplainedInput"][];
      kind: string;
      /** Format: uuid */
      metricId: string;
      observations: components["schemas"]["ExplainedObservation"][];
      provisional: boolean;
      /** Format: double */
      result: null | number;
      rule: string;
      /** Format: date */
      start: string;
      /** Format: double */
      value: null | number;
    };
    PeriodList: {
      /** Format: date-time */
      asOf: null | string;
      cadence: components["schemas"]["Cadence"];
      items: components["schemas"]["PeriodResponse"][];
    };
    PeriodResponse: {
      complete: boolean;
      /** Format: double */
      coverage: null | number;
      /** Format: date */
      end: string;
      health: components["schemas"]["Health"];
      provisional: boolean;
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
    Point: {
      /** Format: date */
      start: string;
      /** Format: double */
      value: number;
    };
    PolicyTrial: {
      /** Format: uuid */
      unitId: string;
      values: null | {
        [key: string]: string;
      };
    };
    ProjectedPeriod: {
      health: components["schemas"]["Health"];
      /** Format: double */
      high: number;
      /** Format: double */
      low: number;
      /** Format: date */
      start: string;
      /** Format: double */
      value: number;
    };
    /** @enum {unknown} */
    PrometheusMode: "instant" | "range" | null;
    PrometheusSettings: {
      baseUrl: null | string;
      headers: null | {
        [key: string]: string;
      };
      mode: null | components["schemas"]["PrometheusMode"];
      query: null | string;
      /** Format: int32 */
      stepSeconds: null | number;
    };
    ReadMetric: {
      archived: boolean;
      cadence: components["schemas"]["Cadence"];
      /** Format: uuid */
      id: string;
      name: string;
      stale: boolean;
      unitOfMeasure: string;
    };
    Receipt: {
      applied?: boolean;
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
      /**
       * Format: int32
       * @default 0
       */
      row: number;
    };
    RunningObjective: {
      /** Format: date */
      ends: string;
      /** Format: double */
      high: null | number;
      /** Format: uuid */
      keyResultId: string;
      /** Format: double */
      low: null | number;
      /** Format: uuid */
      objectiveId: string;
      /** Format: uuid */
      originAlertId: null | string;
      /** Format: double */
      target: null | number;
      title: null | string;
    };
    SavedViewRequest: {
      name: null | string;
      query: null | string;
    };
    SavedViewResponse: {
      /** Format: uuid */
      id: string;
      name: string;
      query: string;
      /** Format: date-time */
      savedAt: string;
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
      baseline: null | number;
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
      objectives: components["schemas"]["RunningObjective"][];
      owner: null | components["schemas"]["PersonName"];
      /** Format: double */
      previousValue: null | number;
      provisional: boolean;
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
    SecretRequest: {
      hosts: null | string[];
      /** Format: uuid */
      unitId: null | string;
      value: null | string;
    };
    SecretResponse: {
      hosts: string[];
      name: string;
      /** Format: date-time */
      setAt: string;
      setBy: null | components["schemas"]["PersonName"];
      unit: components["schemas"]["UnitName"];
    };
    SourceDetails: {
      enabled: boolean;
      /** Format: int32 */
      failures: number;
      http: null | components["schemas"]["HttpJsonSettings"];
      lastError: null | string;
      /** Format: date-time */
      lastRunAt: null | string;
      /** Format: int32 */
      lookBackDays: number;
      /** Format: date-time */
      nextRunAt: null | string;
      prometheus: null | components["schemas"]["PrometheusSettings"];
      running: boolean;
      schedule: components["schemas"]["SourceSchedule"];
      sql: null | components["schemas"]["SqlSettings"];
      /** Format: int32 */
      timeoutSeconds: number;
      /** Format: int64 */
      version: number;
    };
    /** @enum {unknown} */
    SourceKind: "http-json" | "prometheus" | "sql";
    SourceRequest: {
      enabled: null | boolean;
      http: null | components["schemas"]["HttpJsonSettings"];
      kind: null | components["schemas"]["SourceKind"];
      /** Format: int32 */
      lookBackDays: null | number;
      prometheus: null | components["schemas"]["PrometheusSettings"];
      schedule: null | components["schemas"]["SourceSchedule"];
      sql: null | components["schemas"]["SqlSettings"];
      /** Format: int32 */
      timeoutSeconds: null | number;
    };
    SourceResponse: {
      details: null | components["schemas"]["SourceDetails"];
      kind: components["schemas"]["SourceKind"];
      /** Format: date-time */
      lastSuccessAt: null | string;
      stale: boolean;
    };
    SourceRunResponse: {
      error: null | string;
      /** Format: int32 */
      inserted: number;
      /** Format: int32 */
      revised: number;
      /** Format: int32 */
      rows: number;
      /** Format: date-time */
      startedAt: string;
      /** Format: int32 */
      tookMs: number;
    };
    SourceSchedule: {
      /** Format: int32 */
      dailyAt: null | number;
      /** Format: int32 */
      every: null | number;
      unit: null | components["schemas"]["IntervalUnit"];
    };
    SourceTestResponse: {
      /** Format: int32 */
      count: number;
      error: null | string;
      /** Format: int32 */
      tookMs: number;
      values: components["schemas"]["SourceValueResponse"][];
    };
    SourceValueResponse: {
      /** Format: date-time */
      at: string;
      /** Format: double */
      value: number;
    };
    SparkPoint: {
      health: components["schemas"]["Health"];
      /** Format: date */
      start: string;
      /** Format: double */
      value: null | number;
    };
    SqlSettings: {
      connection: null | string;
      query: null | string;
    };
    SummaryItem: {
      /** Format: double */
      before: null | number;
      better: null | boolean;
      /** Format: int32 */
      decimals: number;
      /** Format: uuid */
      id: string;
      is: components["schemas"]["Health"];
      name: string;
      /** Format: double */
      now: null | number;
      stale: boolean;
      unit: components["schemas"]["UnitName"];
      unitOfMeasure: string;
      was: components["schemas"]["Health"];
    };
    SummaryResponse: {
      /** Format: date-time */
      asOf: null | string;
      items: components["schemas"]["SummaryItem"][];
      sentences: string[];
      /** Format: date */
      since: string;
      /** Format: int32 */
      total: number;
      unit: components["schemas"]["UnitName"];
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
    ThresholdProposalResponse: {
      /** Format: date-time */
      decidedAt: null | string;
      decidedBy: null | components["schemas"]["PersonName"];
      /** Format: uuid */
      id: string;
      /** Format: date-time */
      madeAt: string;
      proposed: components["schemas"]["ThresholdBounds"];
      reason: null | string;
      /** Format: double */
      shift: number;
      state: components["schemas"]["ThresholdProposalState"];
      was: components["schemas"]["ThresholdBounds"];
    };
    /** @enum {unknown} */
    ThresholdProposalState: "proposed" | "accepted" | "declined" | "withdrawn";
    ThresholdsRevision: {
      direction: components["schemas"]["Direction"];
      thresholds: null | components["schemas"]["ThresholdBounds"];
      /** Format: date-time */
      validFrom: string;
    };
    Trend: {
      goesOn: boolean;
      /** Format: int32 */
      periods: number;
      points: components["schemas"]["Point"][];
      /** Format: int32 */
      s: number;
      seasonal: boolean;
      significant: boolean;
      /** Format: double */
      slope: number;
      /** Format: double */
      slopeHigh: number;
      /** Format: double */
      slopeLow: number;
      /** Format: double */
      variance: number;
      /** Format: double */
      z: number;
    };
    UnitName: {
      /** Format: uuid */
      id: string;
      name: string;
      slug: string;
    };
    UploadStanding: {
      receipt: null | components["schemas"]["Receipt"];
      /** Format: int32 */
      rejected: number;
      /** Format: int32 */
      rows: number;
      /** Format: date-time */
      startedAt: null | string;
      state: components["schemas"]["UploadState"];
    };
    /** @enum {unknown} */
    UploadState: "running" | "done" | "broken-off";
    /** @enum {unknown} */
    Visibility: "public" | "unit";
    WatchResponse: {
      achieved: null | components["schemas"]["Point"];
      /** Format: date */
      closedOn: string;
      formula: string;
      /** Format: double */
      from: number;
      /** Format: double */
      gain: null | number;
      /** Format: double */
      heldFrom: null | number;
      /** Format: date-time */
      judgedAt: null | string;
      /** Format: double */
      kept: null | number;
      /** Format: uuid */
      keyResultId: string;
      /** Format: double */
      median: null | number;
      /** Format: int32 */
      needed: number;
      /** Format: uuid */
      objectiveId: string;
      periods: components["schemas"]["Point"][];
      /** Format: int64 */
      policyVersion: number;
      range: null | components["schemas"]["ThresholdBounds"];
      says: string;
      /** Format: double */
      share: number;
      /** Format: date-time */
      startedAt: string;
      state: components["schemas"]["GainState"];
      thresholds: null | components["schemas"]["ThresholdProposalResponse"];
      title: null | string;
    };
    /** @enum {unknown} */
    YearEnd: "last-in-month" | "nearest-to-month-end" | null;
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
        asOf?: string;
        Cadence?: string;
        cursor?: string;
        descendants?: boolean;
        Health?: string;
        ids?: string;
        limit?: number;
        Owner?: string;
        q?: string;
        Role?: string;
        Sort?: string;
        Spark?: boolean;
        Stale?: boolean;
        Status?: string;
        Tag?: string;
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
  ListAnnotations: {
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
          "application/json": components["schemas"]["PageOfAnnotationResponse"];
        };
      };
    };
  };
  WriteAnnotation: {
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
        "application/json": components["schemas"]["AnnotationRequest"];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["AnnotationResponse"];
        };
      };
    };
  };
  ListBaselines: {
    parameters: {
      query?: {
        asOf?: string;
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
          "application/json": components["schemas"]["BaselineList"];
        };
      };
    };
  };
  SetBaseline: {
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
        "application/json": components["schemas"]["BaselineRequest"];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["BaselineResponse"];
        };
      };
    };
  };
  ListBuckets: {
    parameters: {
      query?: {
        asOf?: string;
        count?: number;
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
          "application/json": components["schemas"]["BucketList"];
        };
      };
    };
  };
  CompareMetric: {
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
          "application/json": components["schemas"]["ComparisonResponse"];
        };
      };
    };
  };
  ExplainMetric: {
    parameters: {
      query?: {
        alert?: string;
        asOf?: string;
        of?: string;
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
          "application/json": components["schemas"]["HealthExplanation"];
        };
      };
    };
  };
  GetForecast: {
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
          "application/json": components["schemas"]["ForecastResponse"];
        };
      };
    };
  };
  GetFormula: {
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
          "application/json": components["schemas"]["FormulaResponse"];
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
  ExplainPeriod: {
    parameters: {
      query?: {
        asOf?: string;
      };
      header?: never;
      path: {
        id: string;
        start: string;
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
          "application/json": components["schemas"]["PeriodExplanation"];
        };
      };
    };
  };
  ListRevisions: {
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
          "application/json": components["schemas"]["MetricRevisions"];
        };
      };
    };
  };
  GetSource: {
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
          "application/json": components["schemas"]["SourceResponse"];
        };
      };
    };
  };
  PutSource: {
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
        "application/json": components["schemas"]["SourceRequest"];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SourceResponse"];
        };
      };
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SourceResponse"];
        };
      };
    };
  };
  DeleteSource: {
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
      /** @description No Content */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  SourceAccess: {
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
  RunSource: {
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
          "application/json": components["schemas"]["SourceRunResponse"];
        };
      };
    };
  };
  ListSourceRuns: {
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
          "application/json": components["schemas"]["PageOfSourceRunResponse"];
        };
      };
    };
  };
  TestSource: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        "application/json": null | components["schemas"]["SourceRequest"];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SourceTestResponse"];
        };
      };
    };
  };
  ListAlerts: {
    parameters: {
      query?: {
        asOf?: string;
        cursor?: string;
        kind?: string;
        limit?: number;
        metric?: string;
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
  AlertAccess: {
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
  AcknowledgeAlert: {
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
        "application/json": components["schemas"]["AcknowledgementRequest"];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["AlertResponse"];
        };
      };
    };
  };
  RemoveAnnotation: {
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
  AnnotationAccess: {
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
  AcceptBaseline: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        "application/json": null | components["schemas"]["BaselineDecision"];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["BaselineResponse"];
        };
      };
    };
  };
  BaselineAccess: {
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
  DeclineBaseline: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        "application/json": null | components["schemas"]["BaselineDecision"];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["BaselineResponse"];
        };
      };
    };
  };
  ListCalendars: {
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
          "application/json": components["schemas"]["PageOfCalendarName"];
        };
      };
    };
  };
  CreateCalendar: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["CalendarRequest"];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CalendarResponse"];
        };
      };
    };
  };
  GetCalendar: {
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
          "application/json": components["schemas"]["CalendarResponse"];
        };
      };
    };
  };
  CalendarAccess: {
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
  ListChecks: {
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
          "application/json": components["schemas"]["CheckList"];
        };
      };
    };
  };
  CheckFormula: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["FormulaCheckRequest"];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["FormulaCheckResponse"];
        };
      };
    };
  };
  PostObservations: {
    parameters: {
      query?: {
        AtColumn?: string;
        DayFormat?: string;
        Decimals?: string;
        Delimiter?: string;
        Metric?: string;
        MetricColumn?: string;
        Mode?: string;
        NoteColumn?: string;
        ValueColumn?: string;
      };
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
  GetUpload: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
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
          "application/json": components["schemas"]["UploadStanding"];
        };
      };
    };
  };
  ListMetricPolicyBreaches: {
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
  TryMetricPolicies: {
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
  GetScorecard: {
    parameters: {
      query?: {
        asOf?: string;
        board?: boolean;
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
  ListSecrets: {
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
          "application/json": components["schemas"]["PageOfSecretResponse"];
        };
      };
    };
  };
  SetSecret: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SecretRequest"];
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
  DeleteSecret: {
    parameters: {
      query: {
        unit: string;
      };
      header?: never;
      path: {
        name: string;
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
  ListSources: {
    parameters: {
      query?: {
        cursor?: string;
        failing?: boolean;
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
          "application/json": components["schemas"]["PageOfManagedSource"];
        };
      };
    };
  };
  GetSummary: {
    parameters: {
      query?: {
        asOf?: string;
        descendants?: boolean;
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
          "application/json": components["schemas"]["SummaryResponse"];
        };
      };
    };
  };
  AcceptThresholds: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        "application/json": null | components["schemas"]["BaselineDecision"];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ThresholdProposalResponse"];
        };
      };
    };
  };
  ThresholdsAccess: {
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
  DeclineThresholds: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        "application/json": null | components["schemas"]["BaselineDecision"];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ThresholdProposalResponse"];
        };
      };
    };
  };
  ListSavedViews: {
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
          "application/json": components["schemas"]["PageOfSavedViewResponse"];
        };
      };
    };
  };
  SaveView: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SavedViewRequest"];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SavedViewResponse"];
        };
      };
    };
  };
  ForgetView: {
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
}
