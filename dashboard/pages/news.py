"""News: the meeting, the claims with their verdicts, a number to check yourself, the timeline."""

from dashboard.ui.check_form import check_form
from dashboard.ui.claim_ledger import claim_ledger, linked_claim
from dashboard.ui.frame import current
from dashboard.ui.meeting_brief import meeting_brief
from dashboard.ui.timeline import timeline

state, data = current()
linked_claim(state, data)
meeting_brief(state, data)
check_form(state, data)
claim_ledger(state, data)
timeline(state, data)
