"""Everything that can be asked of a workshop, in one table: the product's table of contents."""

from collections.abc import Mapping

from workshops import consequences, steering
from workshops.agenda import commands as agenda
from workshops.agenda import rehearsal
from workshops.agenda import schemas as agenda_in
from workshops.boards import clustering
from workshops.boards import commands as boards
from workshops.boards import schemas as boards_in
from workshops.closing import close_workshop
from workshops.consequences import (
    ending_segments,
    retelling_sources,
    settling_locks,
    stopping_the_clock,
)
from workshops.core.actors import Permission
from workshops.core.command import AFTER_OPENING, ALWAYS, BEFORE_CLOSE, Command
from workshops.designing import activities, stages
from workshops.designing import schemas as designing_in
from workshops.nudging import send_nudge
from workshops.outcomes import commands as outcomes
from workshops.outcomes import schemas as outcomes_in
from workshops.people import commands as people
from workshops.people import hands, seats, teams
from workshops.people import schemas as people_in
from workshops.undoing import undo_by
from workshops.voting import casting
from workshops.voting import commands as voting
from workshops.voting import schemas as voting_in

_COMMANDS: Mapping[str, Command] = {
    "workshop.open": Command(
        agenda_in.OpenWorkshop(),
        agenda.open_workshop,
        Permission.WORKSHOP_STEER,
        during=BEFORE_CLOSE,
    ),
    "workshop.close": Command(agenda_in.CloseWorkshop(), close_workshop, Permission.WORKSHOP_STEER),
    "workshop.edit": Command(
        agenda_in.EditWorkshop(), agenda.edit_workshop, Permission.WORKSHOP_STEER, during=ALWAYS
    ),
    "workshop.rehearse": Command(
        rehearsal.Rehearse(),
        rehearsal.rehearse,
        Permission.WORKSHOP_STEER,
        during=BEFORE_CLOSE,
    ),
    "door.set": Command(
        agenda_in.SetDoor(), agenda.set_door, Permission.WORKSHOP_STEER, during=BEFORE_CLOSE
    ),
    "stage.open": Command(
        agenda_in.OpenStage(), stopping_the_clock(steering.open_stage), Permission.WORKSHOP_STEER
    ),
    "stage.add": Command(
        designing_in.AddStage(),
        stages.add_stage,
        Permission.WORKSHOP_STEER,
        ("stage.remove",),
        during=BEFORE_CLOSE,
    ),
    "stage.move": Command(
        designing_in.MoveStage(),
        stages.move_stage,
        Permission.WORKSHOP_STEER,
        ("stage.move",),
        during=BEFORE_CLOSE,
    ),
    "stage.remove": Command(
        designing_in.RemoveStage(),
        stages.remove_stage,
        Permission.WORKSHOP_STEER,
        ("stage.add",),
        during=BEFORE_CLOSE,
    ),
    "activity.add": Command(
        designing_in.AddActivity(),
        activities.add_activity,
        Permission.WORKSHOP_STEER,
        ("activity.remove",),
        during=BEFORE_CLOSE,
    ),
    "activity.edit": Command(
        designing_in.EditActivity(),
        activities.edit_activity,
        Permission.WORKSHOP_STEER,
        ("activity.edit",),
        during=BEFORE_CLOSE,
    ),
    "activity.move": Command(
        designing_in.MoveActivity(),
        activities.move_activity,
        Permission.WORKSHOP_STEER,
        ("activity.move",),
        during=BEFORE_CLOSE,
    ),
    "activity.remove": Command(
        agenda_in.OfActivity(),
        activities.remove_activity,
        Permission.WORKSHOP_STEER,
        ("activity.add",),
        during=BEFORE_CLOSE,
    ),
    "activity.start": Command(
        agenda_in.OfActivity(),
        settling_locks(ending_segments(agenda.start_activity)),
        Permission.WORKSHOP_STEER,
    ),
    "activity.lock": Command(
        agenda_in.OfActivity(),
        settling_locks(stopping_the_clock(agenda.lock_activity)),
        Permission.WORKSHOP_STEER,
    ),
    "activity.reveal": Command(
        agenda_in.OfActivity(),
        stopping_the_clock(steering.reveal_activity),
        Permission.WORKSHOP_STEER,
        during=AFTER_OPENING,
    ),
    "timer.start": Command(agenda_in.StartTimer(), agenda.start_timer, Permission.WORKSHOP_STEER),
    "timer.pause": Command(agenda_in.ChangeTimer(), agenda.pause_timer, Permission.WORKSHOP_STEER),
    "timer.extend": Command(
        agenda_in.ExtendTimer(), agenda.extend_timer, Permission.WORKSHOP_STEER
    ),
    "timer.stop": Command(agenda_in.ChangeTimer(), agenda.stop_timer, Permission.WORKSHOP_STEER),
    "spotlight.set": Command(
        agenda_in.SetSpotlight(), steering.set_spotlight, Permission.WORKSHOP_STEER
    ),
    "round.add_items": Command(
        voting_in.AddItems(),
        voting.add_items,
        Permission.WORKSHOP_STEER,
        ("round.remove_items",),
        during=BEFORE_CLOSE,
    ),
    "round.remove_items": Command(
        voting_in.RemoveItems(),
        voting.remove_items,
        Permission.WORKSHOP_STEER,
        ("round.add_items",),
        during=BEFORE_CLOSE,
    ),
    "round.reword_item": Command(
        voting_in.RewordItem(),
        voting.reword_item,
        Permission.WORKSHOP_STEER,
        ("round.reword_item",),
        during=BEFORE_CLOSE,
    ),
    "round.open": Command(
        voting_in.OfRound(), ending_segments(voting.open_round), Permission.WORKSHOP_STEER
    ),
    "round.close": Command(
        voting_in.OfRound(), stopping_the_clock(voting.close_open_round), Permission.WORKSHOP_STEER
    ),
    "round.reveal": Command(
        voting_in.OfRound(),
        voting.reveal_round,
        Permission.WORKSHOP_STEER,
        during=AFTER_OPENING,
    ),
    "ballot.cast": Command(voting_in.CastBallot(), casting.cast_ballot, Permission.BALLOTS_CAST),
    "note.add": Command(
        boards_in.AddNote(), boards.add_note, Permission.NOTES_WRITE, ("note.remove",)
    ),
    "note.edit": Command(
        boards_in.EditNote(), boards.edit_note, Permission.NOTES_WRITE, ("note.edit",)
    ),
    "note.move": Command(
        boards_in.MoveNote(), boards.move_note, Permission.NOTES_WRITE, ("note.move",)
    ),
    "note.remove": Command(
        boards_in.OfNote(),
        retelling_sources(boards.remove_note),
        Permission.NOTES_WRITE,
        ("note.restore",),
    ),
    "note.restore": Command(
        boards_in.OfNote(),
        retelling_sources(boards.restore_note),
        Permission.NOTES_WRITE,
        ("note.remove",),
    ),
    "note.hide": Command(
        boards_in.HideNote(),
        retelling_sources(boards.hide_note),
        Permission.NOTES_MODERATE,
        ("note.unhide",),
        during=AFTER_OPENING,
    ),
    "note.unhide": Command(
        boards_in.OfNote(),
        retelling_sources(boards.unhide_note),
        Permission.NOTES_MODERATE,
        ("note.hide",),
        during=AFTER_OPENING,
    ),
    "cluster.make": Command(
        boards_in.MakeCluster(),
        clustering.make_cluster,
        Permission.CLUSTERS_WRITE,
        ("cluster.dissolve",),
    ),
    "cluster.rename": Command(
        boards_in.RenameCluster(),
        clustering.rename_cluster,
        Permission.CLUSTERS_WRITE,
        ("cluster.rename",),
    ),
    "cluster.add_notes": Command(
        boards_in.AddNotes(),
        clustering.add_notes,
        Permission.CLUSTERS_WRITE,
        ("cluster.put_back",),
    ),
    "cluster.take_out": Command(
        boards_in.TakeOut(), clustering.take_out, Permission.CLUSTERS_WRITE, ("cluster.put_back",)
    ),
    "cluster.dissolve": Command(
        boards_in.DissolveCluster(),
        clustering.dissolve_cluster,
        Permission.CLUSTERS_WRITE,
        ("cluster.put_back",),
    ),
    "cluster.put_back": Command(
        boards_in.PutBack(),
        clustering.put_back,
        Permission.NOTES_MODERATE,
        ("cluster.put_back", "cluster.dissolve"),
    ),
    "outcome.save": Command(
        outcomes_in.SaveOutcome(),
        outcomes.save_outcome,
        Permission.OUTCOMES_WRITE,
        during=AFTER_OPENING,
    ),
    "participant.join": Command(
        people_in.JoinParticipant(),
        people.join_participant,
        Permission.PEOPLE_JOIN,
        during=ALWAYS,
    ),
    "participant.return": Command(
        people_in.ReturnParticipant(),
        people.return_participant,
        Permission.PEOPLE_JOIN,
        during=ALWAYS,
    ),
    "participant.update": Command(
        people_in.UpdateParticipant(),
        consequences.update_participant,
        Permission.PEOPLE_UPDATE,
        during=BEFORE_CLOSE,
    ),
    "participant.remove": Command(
        people_in.RemoveParticipant(),
        people.remove_participant,
        Permission.PEOPLE_MANAGE,
        during=BEFORE_CLOSE,
    ),
    "participant.renew_receipt": Command(
        people_in.RenewReceipt(),
        people.renew_receipt,
        Permission.PEOPLE_MANAGE,
        during=ALWAYS,
    ),
    "facilitator.add": Command(
        people_in.ChangeFacilitator(),
        people.add_facilitator,
        Permission.PEOPLE_MANAGE,
        during=ALWAYS,
    ),
    "facilitator.remove": Command(
        people_in.ChangeFacilitator(),
        people.remove_facilitator,
        Permission.PEOPLE_MANAGE,
        during=ALWAYS,
    ),
    "team.deal": Command(
        people_in.DealTeams(),
        teams.deal_teams,
        Permission.PEOPLE_MANAGE,
        ("team.put_back",),
        during=BEFORE_CLOSE,
    ),
    "team.add": Command(
        people_in.AddTeam(),
        teams.add_team,
        Permission.PEOPLE_MANAGE,
        ("team.put_back",),
        during=BEFORE_CLOSE,
    ),
    "team.remove": Command(
        people_in.RemoveTeam(),
        teams.remove_team,
        Permission.PEOPLE_MANAGE,
        ("team.put_back",),
        during=BEFORE_CLOSE,
    ),
    "team.move": Command(
        people_in.MoveToTeam(),
        teams.move_to_team,
        Permission.PEOPLE_MANAGE,
        ("team.put_back",),
        during=BEFORE_CLOSE,
    ),
    "team.rename": Command(
        people_in.RenameTeam(),
        teams.rename_team,
        Permission.PEOPLE_MANAGE,
        ("team.rename",),
        during=BEFORE_CLOSE,
    ),
    "team.put_back": Command(
        people_in.PutBackTeams(),
        teams.put_back_teams,
        Permission.PEOPLE_MANAGE,
        ("team.put_back",),
        during=BEFORE_CLOSE,
    ),
    "hand.raise": Command(people_in.RaiseHand(), hands.raise_hand, Permission.HANDS_RAISE),
    "hand.lower": Command(people_in.LowerHand(), hands.lower_hand, Permission.PEOPLE_UPDATE),
    "hand.lower_all": Command(
        people_in.LowerAllHands(), hands.lower_all_hands, Permission.PEOPLE_MANAGE
    ),
    "seats.plan": Command(
        people_in.PlanSeats(), seats.plan_seats, Permission.PEOPLE_MANAGE, during=BEFORE_CLOSE
    ),
    "nudge.send": Command(people_in.SendNudge(), send_nudge, Permission.WORKSHOP_STEER),
    "lead.set": Command(
        people_in.SetLead(), people.set_lead, Permission.PEOPLE_MANAGE, during=BEFORE_CLOSE
    ),
    "projector.revoke": Command(
        people_in.RevokeProjector(),
        people.revoke_projector,
        Permission.WORKSHOP_STEER,
        during=ALWAYS,
    ),
}

COMMANDS: Mapping[str, Command] = {
    **_COMMANDS,
    "undo": Command(
        agenda_in.Undo(), undo_by(_COMMANDS), Permission.NOTES_WRITE, during=BEFORE_CLOSE
    ),
}
