"""What an operator may count. One registry for each program, so that two can run side by side."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram


class Metrics:
    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.events_waiting = Gauge("omega_events_waiting", "Events due and not read", registry=self.registry)
        self.oldest_event = Gauge(
            "omega_oldest_event_seconds", "How long the oldest due event has waited", registry=self.registry
        )
        self.turn_seconds = Histogram(
            "omega_turn_seconds", "From reading a batch of lanes to its commit", registry=self.registry
        )
        self.turns = Counter("omega_turns", "Turns by outcome", ["outcome"], registry=self.registry)
        self.sends = Counter(
            "omega_sends", "Messages by medium and the carrier's answer", ["medium", "result"], registry=self.registry
        )
        self.receipts = Counter(
            "omega_receipts", "Receipts by status and code", ["status", "code"], registry=self.registry
        )
        self.effects = Counter(
            "omega_effects", "Effects by kind and result", ["kind", "result"], registry=self.registry
        )
        self.job_seconds = Gauge(
            "omega_job_seconds", "How long each of the clock's last run took", ["job"], registry=self.registry
        )
        self.job_found = Gauge(
            "omega_job_found", "How many due rows each last run found", ["job"], registry=self.registry
        )
        self.job_done = Gauge("omega_job_done", "What each last run brought about", ["job"], registry=self.registry)
        self.job_failed = Gauge("omega_job_failed", "1 where the last run failed", ["job"], registry=self.registry)
        self.job_ran = Gauge("omega_job_ran_at", "When it was, in seconds since 1970", ["job"], registry=self.registry)
        self.happenings_behind = Gauge(
            "omega_happenings_behind", "Happenings a consumer has not read", ["consumer"], registry=self.registry
        )
        self.consumer_failures = Gauge(
            "omega_consumer_failures", "How often it failed since it last read", ["consumer"], registry=self.registry
        )
        self.refused_hooks = Counter("omega_refused_hooks", "Webhooks with a bad signature", registry=self.registry)
        self.assistant_calls = Counter(
            "omega_assistant_calls", "Questions to the language model by result", ["result"], registry=self.registry
        )
        self.assistant_tokens = Counter(
            "omega_assistant_tokens", "What the language model read and wrote", ["kind"], registry=self.registry
        )
