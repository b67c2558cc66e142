"""What will come to Today, by role: said on a day without anything, so that nobody wonders."""

COMING = {
    "administrator": "Jobs that were given up, and whatever the installation needs from you.",
    "hr": "Résumés that need a decision: who it is, or whether we know them already.",
    "manager": "Candidates to touch, résumés that need you, and what you owe your team.",
    "interviewer": "Panels you are asked to join: who comes, when, and the scorecard to fill in.",
    "rep": "Your check-ins, sessions, promises and evaluations, as your manager starts them.",
}
