"""What the pages on confidence promise, sentence by sentence, and what holds it.

Words that change there are to be looked for here, and so are tests that come to be
called otherwise.  What no test can hold is said, and why.
"""

ADVICE = "advice to people"
LIMIT = "says what is not promised"
OTHERS = "what others' programs, disks or people do"
LINK = "leads on, or says again what stands beside it"

# a few words of each sentence: the tests that hold it
CLAIMS = {
    # what is kept, and where
    "if you lead one": (
        "cli/test_leading.py::test_what_was_withdrawn_lies_nowhere_at_the_leads",
        "cli/test_encrypted_copies.py"
        "::test_words_of_others_go_where_it_is_encrypted_and_nowhere_else",
        "cli/test_leading.py"
        "::test_at_its_end_all_that_was_taken_in_is_destroyed_and_that_is_certified",
    ),
    "Words and names lie in one folder": (
        "end_to_end/test_confidence.py::test_outside_lie_keys_and_marks_and_no_more"
    ),
    "Started [from a stick](from-a-stick.md), the program asks": (
        "cli/test_whose_laptop.py"
        "::test_on_a_lent_laptop_all_stays_beside_the_program_and_is_asked_once",
        "cli/test_whose_laptop.py::test_keys_and_marks_stay_with_it",
        "cli/test_whose_laptop.py"
        "::test_where_nobody_can_be_asked_nothing_is_done_and_nothing_kept",
    ),
    "says which.": (
        "end_to_end/test_confidence.py::test_doctor_says_where_the_workspace_is"
    ),
    "A programme may ask for words by an invitation": (
        "cli/test_pack_accept.py::test_it_says_who_asks_what_for_and_until_when"
    ),
    "You take it in once": (
        "cli/test_pack_accept.py::test_other_words_and_nobody_to_ask_take_nothing_in",
        "cli/test_pack_accept.py"
        "::test_another_signer_of_the_same_programme_is_asked_about_anew",
    ),
    "for the invitation that stood on it": (
        "cli/test_pack_accept.py"
        "::test_slips_from_then_on_are_for_the_newest_invitation",
        "cli/test_pack_accept.py::test_an_older_slip_or_wording_is_for_none",
        "cli/test_pack_accept.py::test_a_slip_is_of_the_programme_that_was_said",
        "cli/test_pack_make.py::test_a_preview_says_whose_words_go_how_far_and_what_waits",
    ),
    "A practice goes by ticks of its own": (
        "cli/test_practices.py"
        "::test_its_slip_has_the_exact_words_and_three_boxes_none_of_them_ticked",
    ),
    "none needs the ticks of the other slip": (
        "cli/test_practices.py::test_with_no_slip_no_practice_leaves",
        "cli/test_practices.py::test_what_is_ticked_goes_as_far_without_a_name",
    ),
    "It goes without its teller's name": (
        "cli/test_lent_texts.py"
        "::test_a_partnership_stands_beside_it_where_three_people_of_it_said_so",
        "cli/test_lent_texts.py"
        "::test_the_funder_reads_what_may_be_printed_and_five_hide_a_partnership",
    ),
    "Corrected words need a new slip": (
        "cli/test_practices.py"
        "::test_a_corrected_practice_needs_its_tick_anew_and_is_taken_back"
    ),
    "What was let go leaves in a *pack*": (
        "cli/test_pack_make.py::test_one_file_of_all_sets_for_its_lead_alone"
    ),
    "shows all of it before": (
        "cli/test_pack_make.py::test_a_preview_says_whose_words_go_how_far_and_what_waits",
        "cli/test_pack_make.py::test_a_preview_makes_no_key_and_keeps_nothing",
    ),
    "It has no day and nobody's name": (
        "cli/test_pack_make.py::test_a_pack_tells_no_day_and_no_name_but_those_ticked",
        "unit/test_letting_go.py::test_how_many_were_asked_is_a_number_from_three_on",
    ),
    "Words that may name someone stay": (
        "unit/test_letting_go.py"
        "::test_words_that_may_name_someone_wait_until_someone_has_looked",
        "cli/test_pack_settle.py::test_a_name_is_masked_or_kept_everywhere_by_a_flag",
    ),
    "is taken back at the lead's by the next pack": (
        "cli/test_pack_make.py"
        "::test_what_is_taken_back_is_withdrawn_and_packs_follow_each_other",
        "cli/test_pack_make.py::test_words_put_right_or_kept_nearer_are_said_to_wait",
        "cli/test_pack_make.py::test_an_erasure_is_offered_its_pack_at_once",
        "cli/test_pack_make.py::test_a_set_that_was_purged_is_taken_back_as_a_whole",
    ),
    "What the lead sends back": (
        "cli/test_pack_settle.py::test_a_receipt_is_told_to_whoever_it_is_of"
    ),
    "a number of which its ids in packs": (
        "adapters/test_set_keys.py"
        "::test_a_key_is_no_stranger_among_the_sets_and_goes_with_its_own",
        "cli/test_encrypted_copies.py"
        "::test_a_sets_key_goes_along_where_it_is_encrypted_and_nowhere_else",
    ),
    "who asks for words, what for, until when; of a removed set": (
        "cli/test_pack_make.py::test_a_set_that_was_purged_is_taken_back_as_a_whole"
    ),
    "Nothing is sent anywhere": (
        "end_to_end/test_hostile_words.py::test_nothing_was_asked_of_the_network"
    ),
    "who is in a set, their slips": (
        "end_to_end/test_nothing_is_left.py"
        "::test_before_it_every_kind_of_place_holds_something_of_theirs",
        "property/test_disclosure.py::test_what_a_workspace_holds_beside_is_nobodys",
    ),
    "the answer being typed just now": (
        "sessions/test_being_ended.py"
        "::test_an_answer_that_was_accepted_is_saved_as_a_draft_no_more",
        "sessions/test_writing_along.py::test_what_is_half_typed_beside_is_there_again",
        "sessions/test_writing_along.py::test_a_close_drops_what_was_half_typed_beside",
        "adapters/test_drafts.py::test_nothing_is_offered_once_the_session_is_closed",
    ),
    "the last ten, and the last of each of twelve months": (
        "adapters/test_backups.py"
        "::test_the_newest_automatic_ones_stay_and_those_by_hand_for_ever",
        "adapters/test_backups.py::test_one_a_month_stays_for_longer",
        "adapters/test_thinning.py::test_of_two_that_others_lack_neither_goes",
    ),
    "pages you printed (on your own laptop": (
        "cli/test_report.py::test_everyone_gets_a_page_under_their_set_and_session",
        "cli/test_held.py::test_a_page_and_json_lie_in_the_exports_of_the_set",
        "cli/test_old_pages.py"
        "::test_a_changed_name_takes_the_pages_under_the_old_one_with_it",
        "adapters/test_rest.py::test_all_of_it_goes_and_nothing_of_another_set",
    ),
    "there they lie among your documents": (
        "cli/test_page_places.py"
        "::test_on_ones_own_laptop_pages_lie_among_the_documents_in_a_private_folder",
        "cli/test_page_places.py"
        "::test_where_someone_named_the_workspace_pages_stay_in_it",
    ),
    "you are asked once before": (
        "cli/test_page_places.py::test_a_synced_folder_is_asked_about_once",
        "cli/test_page_places.py::test_with_nobody_to_ask_they_stay_and_nothing_is_settled",
    ),
    "reaches each folder that they were ever written to": (
        "end_to_end/test_nothing_is_left.py"
        "::test_after_it_nothing_of_theirs_is_left_anywhere",
        "cli/test_page_places.py"
        "::test_a_place_that_the_settings_name_no_more_is_reached_all_the_same",
        "cli/test_page_places.py::test_an_erasure_names_a_place_that_is_not_there",
    ),
    "in the line `pages`": (
        "cli/test_page_places.py::test_whoever_edits_the_line_has_pages_there"
    ),
    "any other folder has to be new, empty or made for them": (
        "adapters/test_page_places.py::test_a_folder_of_other_things_is_never_taken"
    ),
    "Where that one cannot be used they go into": (
        "cli/test_page_places.py::test_a_place_that_cannot_be_used_falls_back_and_says_so"
    ),
    "write to a file (`--to`)": (
        "cli/test_answer_file.py"
        "::test_a_file_holds_what_would_be_shown_and_no_mark_before_it",
        "cli/test_answer_file.py"
        "::test_whoever_saves_words_of_people_is_told_that_nothing_reaches_them",
    ),
    "`doctor` lists each folder": (
        "adapters/test_checks.py::test_each_folder_that_pages_may_lie_in_is_told"
    ),
    "folders outside it that pages were written to": (
        "adapters/test_page_places.py::test_each_place_is_noted_once_and_told_in_it"
    ),
    "What else lies there is nobody's words": (
        "property/test_disclosure.py::test_what_a_workspace_holds_beside_is_nobodys",
        "end_to_end/test_confidence.py::test_every_place_in_a_workspace_is_named",
    ),
    "Outside it lie only keys, and notes": (
        "end_to_end/test_confidence.py::test_outside_lie_keys_and_marks_and_no_more",
        "adapters/test_marks.py::test_a_mark_tells_no_word_no_name_and_no_set",
    ),
    "Of a roster, names and partnerships are kept": (
        "cli/test_importing.py::test_what_is_not_read_is_kept_nowhere"
    ),
    "Every answer is on the disk before the next question": (
        "sessions/test_kills.py::test_a_terminal_is_taken_up_where_it_was_cut_off",
        "soak/test_soak.py::test_power_cuts_lose_nothing",
    ),
    "readable by your user account only": (
        "end_to_end/test_confidence.py::test_whatever_is_made_is_private_to_its_owner"
    ),
    "A page loads nothing and runs nothing": (
        "adapters/test_scrub.py"
        "::test_any_page_comes_out_in_the_plainest_form_and_stays_so",
        "end_to_end/test_in_a_browser.py"
        "::test_a_page_of_someones_own_template_asks_for_nothing",
    ),
    # who can read it
    "all of it, words marked *private* included": (
        "property/test_disclosure.py"
        "::test_the_facilitator_reads_every_action_that_stands"
    ),
    "nothing private is shown again": (
        "adapters/test_drafts.py::test_a_line_is_there_again_as_it_was_typed",
        "property/test_disclosure.py::test_the_room_sees_nothing_private",
        "unit/test_room.py::test_private_words_are_not_shown_again",
    ),
    "Nobody else's words, but those of an action they took on": (
        "property/test_disclosure.py::test_a_members_page_holds_nobody_elses_words",
        "property/test_disclosure.py"
        "::test_a_members_page_names_only_who_said_yes_with_them",
        "unit/test_participant.py"
        "::test_whoever_took_an_action_on_reads_from_whom_and_no_more_of_it",
        "unit/test_participant.py"
        "::test_an_offer_says_whom_and_by_when_and_not_their_words",
    ),
    "actions whose owners ticked that box, with their names": (
        "property/test_disclosure.py"
        "::test_the_summary_holds_notes_and_actions_whose_owners_let_them_stand",
        "property/test_disclosure.py"
        "::test_the_summary_names_nobody_beside_an_action_without_their_tick",
    ),
    "how many gave each figure": (
        "unit/test_weighed.py::test_the_set_is_not_told_what_fewer_than_three_gave",
        "unit/test_weighed.py"
        "::test_the_set_is_told_where_the_step_let_it_go_so_far_and_nobody_beyond",
    ),
    "words of those who ticked that box, without a name unless": (
        "property/test_disclosure.py"
        "::test_the_comparison_holds_only_words_whose_speakers_let_them_go",
        "property/test_disclosure.py"
        "::test_the_comparison_names_only_those_who_ticked_that",
    ),
    "names in them that the tool knows are [name]": (
        "property/test_masking_laws.py::test_a_name_is_masked_in_every_spelling_of_it"
    ),
    "Where fewer than three people share without their name": (
        "property/test_disclosure.py"
        "::test_no_cell_of_the_comparison_rests_on_fewer_than_three_unnamed_people",
        "unit/test_comparison.py::test_no_day_is_told_nor_does_a_place_tell_it",
    ),
    "every word that a pack brought them": (
        "unit/test_letting_go.py"
        "::test_words_go_as_far_as_each_box_says_under_a_pseudonym",
        "cli/test_programme_words.py"
        "::test_no_name_pseudonym_id_month_or_laptop_stands_beside_them",
        "cli/test_programme_words.py::test_each_look_has_an_order_of_its_own",
    ),
    "nothing: no page is made for them": (
        "cli/test_report.py::test_for_anyone_else_it_is_refused_and_nothing_goes_out"
    ),
    "where at least five people hide each other": (
        "cli/test_leading.py"
        "::test_the_funder_reads_what_was_let_go_to_the_funder_by_five_people",
        "cli/test_leading.py::test_fewer_people_than_the_reader_allows_for_are_refused",
    ),
    "*Private* means the person who said it, and you": (
        "unit/test_disclosure.py::test_who_reads_is_as_it_stands_in_plain_words"
    ),
    "no level that keeps words from": (
        "property/test_disclosure.py"
        "::test_the_facilitator_reads_every_action_that_stands"
    ),
    "No slip means no.": "unit/test_disclosure.py::test_no_slip_means_no",
    "A slip says who asks, what for, until when and who reads": (
        "unit/test_papers.py::test_an_invitation_says_who_asks_what_for_and_until_when",
        "templates/test_templates.py"
        "::test_what_was_invited_and_all_boxes_stand_in_words",
    ),
    "With no slip, none of your words leave the set": (
        "unit/test_letting_go.py"
        "::test_with_no_slip_no_words_leave_and_counts_of_unsigned_slips_do",
        "unit/test_letting_go.py::test_how_many_were_asked_is_a_number_from_three_on",
        "content/test_prompts.py"
        "::test_the_slip_says_what_leaves_of_someone_who_hands_none_in",
    ),
    "Those counts are of three people or more": (
        "unit/test_letting_go.py::test_how_many_were_asked_is_a_number_from_three_on",
        "unit/test_letting_go.py::test_figures_of_two_or_of_all_but_one_are_not_told",
    ),
    "lets nothing out without a yes for the evaluator": (
        "unit/test_letting_go.py"
        "::test_a_yes_for_a_funder_or_for_print_hangs_on_that_for_the_evaluator"
    ),
    "are never read as if they stood on the new one": (
        "unit/test_letting_go.py::test_what_was_ticked_in_the_first_wording_lets_nothing_go"
    ),
    "Words that are said without a name stay in the set": (
        "unit/test_letting_go.py"
        "::test_what_is_for_the_set_alone_or_struck_or_of_a_slip_stays",
        "property/test_disclosure.py"
        "::test_the_comparison_holds_only_words_whose_speakers_let_them_go",
        "unit/test_comparison.py::test_a_rating_on_a_slip_stands_nowhere",
    ),
    # words without a name
    "no time, order or number links a slip": (
        "property/test_sealing.py"
        "::test_which_slip_was_whose_cannot_be_told_from_the_file",
        "property/test_sealing.py"
        "::test_before_it_is_sealed_the_file_does_tell_the_order",
    ),
    "the next command finishes it and says so": (
        "cli/test_duties.py::test_cut_off_anywhere_it_is_finished_by_the_next_command"
    ),
    "nothing that the tool keeps tells anyone, you included": (
        "property/test_sealing.py"
        "::test_nothing_of_what_was_on_slips_can_be_told_from_the_file",
        "cli/test_sealing.py::test_at_the_close_every_backup_holds_what_the_file_holds",
        "adapters/test_backups.py::test_a_copy_that_is_taken_away_holds_none_of_them",
        "adapters/test_backups.py"
        "::test_a_session_that_closes_leaves_no_trace_of_when_its_slips_were_written",
    ),
    "So nobody can change a slip": (
        "cli/test_session_edit.py::test_nobodys_words_are_changed_by_nobody",
        "end_to_end/test_confidence.py"
        "::test_a_sharing_slip_says_what_cannot_be_taken_back",
    ),
    "is taken apart at the close": (
        "property/test_sheets.py"
        "::test_people_who_filled_in_other_sheets_leave_the_same_file"
    ),
    "Of one or two sheets no figure": (
        "property/test_sheets.py::test_of_one_sheet_or_two_no_figure_is_kept",
        "unit/test_counting.py::test_nothing_stands_of_two_sheets",
    ),
    # how to remove it
    "to see what is held about them": (
        "property/test_disclosure.py"
        "::test_what_is_exported_for_a_member_is_all_they_said_and_no_more"
    ),
    "a word put right, or kept nearer": (
        "cli/test_session_edit.py::test_words_are_put_right_and_history_shows_both",
        "cli/test_session_edit.py"
        "::test_a_level_goes_nearer_at_any_time_and_further_with_a_yes",
        "cli/test_action.py::test_update_keeps_what_its_owner_sent_and_shows_it",
    ),
    "to take back a yes on their slip": (
        "cli/test_members.py"
        "::test_a_yes_is_taken_back_in_one_command_that_needs_no_date"
    ),
    "to be forgotten": (
        "end_to_end/test_nothing_is_left.py"
        "::test_after_it_nothing_of_theirs_is_left_anywhere"
    ),
    "the last import undone": (
        "cli/test_discarding.py::test_an_import_is_taken_back_and_no_name_is_left",
        "cli/test_discarding.py::test_whoever_has_handed_in_a_slip_stays",
    ),
    "the whole set gone": (
        "end_to_end/test_nothing_is_left.py::test_nothing_of_the_set_is_left_anywhere"
    ),
    "Taking back a yes reaches every page": (
        "end_to_end/test_demo.py"
        "::test_consent_is_withdrawn_and_the_words_leave_the_comparison"
    ),
    "Erasing takes their words and their name out": (
        "end_to_end/test_nothing_is_left.py"
        "::test_after_it_nothing_of_theirs_is_left_anywhere",
        "property/test_erasure_laws.py"
        "::test_no_word_and_no_name_of_theirs_is_left_and_every_one_of_others",
    ),
    "readers beyond see [name], as they did before": (
        "property/test_masking_laws.py::test_whoever_is_erased_is_masked_as_they_were",
        "cli/test_erasing.py::test_each_place_is_asked_about_and_then_once_more",
    ),
    "What the tool does not reach is listed": (
        "cli/test_erasing.py::test_so_are_copies_elsewhere",
        "adapters/test_rest.py::test_a_copy_that_someone_made_by_hand_is_told",
    ),
    "`set add` asks for it, and says so": (
        "cli/test_sets.py::test_a_name_is_asked_for_and_how_long_it_is_kept",
        "cli/test_sets.py::test_from_a_pipe_no_day_is_asked_for",
    ),
    "When it has passed, `tmworkshop` says so": (
        "cli/test_sets.py::test_a_set_that_was_to_be_removed_says_so_where_sets_are_shown",
        "cli/test_purging.py::test_without_yes_it_only_shows",
    ),
    # what the tool cannot do
    "It knows whose words a comparison took out": (
        "cli/test_report.py::test_whose_words_went_out_is_kept_once_in_each_set",
        "adapters/test_backups.py::test_a_copy_elsewhere_is_noted_without_content",
    ),
    "What it removes it overwrites where it can": (
        "adapters/test_disk.py::test_what_stood_in_a_file_is_overwritten_in_its_place"
    ),
    "Copies on sticks are encrypted": (
        "cli/test_encrypted_copies.py"
        "::test_on_a_stick_a_copy_is_encrypted_and_opened_again"
    ),
    "The tool says when it sees one": (
        "cli/test_where_it_lies.py"
        "::test_a_synced_folder_is_told_once_by_each_command_that_begins_something"
    ),
    "stays under a number (`m3`)": (
        "unit/test_erasing.py::test_ids_dates_turns_and_what_led_to_what",
        "unit/test_erasing.py::test_what_was_handed_on_stays_with_whoever_took_it",
    ),
    # in detail: where things lie
    "all of one set": (
        "end_to_end/test_nothing_is_left.py"
        "::test_another_set_is_all_there_in_its_file_and_in_each_backup"
    ),
    "lines that a disk spoilt or a crash cut": (
        "adapters/test_rest.py::test_all_of_it_goes_and_nothing_of_another_set",
        "adapters/test_gaps.py"
        "::test_a_close_lets_go_of_damaged_lines_that_may_be_slips_and_of_no_others",
        "adapters/test_checks.py::test_a_line_that_was_set_aside_is_kept_and_noted",
    ),
    "what was begun and cut off; of an erasure, the name too": (
        "cli/test_duties.py::test_cut_off_anywhere_it_is_finished_by_the_next_command",
        "cli/test_duties_waiting.py"
        "::test_it_is_on_the_disk_and_private_before_it_is_taken_on",
    ),
    "marks of what people who were forgotten are called": (
        "adapters/test_forgotten_register.py"
        "::test_whoever_is_kept_is_known_by_marks_and_by_no_name",
        "adapters/test_forgotten_register.py"
        "::test_once_its_day_has_passed_a_mark_is_of_no_use_and_goes",
    ),
    "how many members, sessions and open actions": (
        "adapters/test_noted_counts.py::test_a_set_is_read_once",
        "cli/test_home.py::test_what_is_noted_for_home_goes_with_what_it_is_of",
        "property/test_disclosure.py::test_what_a_workspace_holds_beside_is_nobodys",
        "property/test_home.py::test_home_says_the_same_with_what_is_noted_and_without",
    ),
    "what the packs it took in let go": (
        "cli/test_leading.py::test_what_was_withdrawn_lies_nowhere_at_the_leads",
        "cli/test_leading.py::test_what_is_due_goes_and_is_told_until_then",
        "cli/test_lead_dues.py::test_whatever_command_runs_next_removes_what_is_due",
        "cli/test_lead_dues.py::test_an_end_is_finished_and_certified",
        "cli/test_leading.py"
        "::test_at_its_end_all_that_was_taken_in_is_destroyed_and_that_is_certified",
    ),
    "where in the program an error happened": (
        "cli/test_trouble.py"
        "::test_whatever_breaks_wherever_nothing_that_was_said_is_logged",
        "cli/test_trouble.py"
        "::test_without_a_workspace_the_log_lies_beside_where_it_would_be",
    ),
    "when a set was removed, and how much": (
        "unit/test_purging.py::test_a_line_of_numbers_and_no_name_is_registered"
    ),
    "room for a disk that is full": (
        "adapters/test_checks.py::test_the_reserve_is_made_anew"
    ),
    "what you wrote yourself | yours": (
        "adapters/test_rest.py"
        "::test_a_file_of_the_facilitators_own_that_holds_a_name_is_told"
    ),
    "readable by you alone, and a mark of each set": (
        "adapters/test_forgotten_register.py"
        "::test_the_key_is_in_no_workspace_and_private_to_its_owner",
        "end_to_end/test_confidence.py::test_whatever_is_made_is_private_to_its_owner",
        "adapters/test_marks.py::test_an_older_file_lacks_what_was_kept_since",
        "adapters/test_marks.py::test_the_digest_is_of_the_ids_and_not_of_their_order",
    ),
    "no backup takes it along": (
        "cli/test_forgetting.py::test_no_backup_has_the_marks_or_the_key",
        "cli/test_encrypted_copies.py"
        "::test_the_key_lies_in_no_workspace_no_backup_and_on_no_stick",
        "adapters/test_marks.py::test_a_mark_tells_no_word_no_name_and_no_set",
    ),
    "keep nothing from anyone": (
        "adapters/test_open_places.py"
        "::test_a_drive_that_keeps_no_mode_is_seen_by_trying",
        "adapters/test_checks.py::test_on_windows_permissions_are_not_guessed",
    ),
    "that is said when one begins there": (
        "cli/test_where_it_lies.py::test_a_stick_is_told_to_be_open_to_whoever_has_it"
    ),
    "taken out of a page once it is filled, and you are told": (
        "adapters/test_scrub.py"
        "::test_what_would_load_or_run_is_taken_out_and_the_words_stay",
        "adapters/test_scrub.py::test_what_was_taken_out_is_told",
    ),
    "A link leads where its template says": (
        "adapters/test_finished.py"
        "::test_a_link_stays_if_it_was_written_and_goes_if_it_was_made_up"
    ),
    "What a backup brings of designs": (
        "cli/test_backup.py::test_content_is_shown_and_asked_about",
        "cli/test_backup.py"
        "::test_content_that_nobody_here_has_seen_stays_in_the_backup_and_is_said",
    ),
    "A note of whoever writes along is private": (
        "unit/test_summary.py"
        "::test_a_private_note_or_one_that_was_taken_beside_the_turns_does_not_stand",
        "unit/test_scribing.py::test_a_note_is_kept_for_whoever_runs_the_laptop",
    ),
    "A name that stands in a comparison hides nobody else": (
        "property/test_hiding_laws.py"
        "::test_whoever_takes_the_names_away_is_left_with_nobody_or_three_people"
    ),
    "refuses any reader but the programme": (
        "cli/test_report.py::test_for_anyone_else_it_is_refused_and_nothing_goes_out"
    ),
    # copies elsewhere
    "is encrypted where others get at it": (
        "cli/test_encrypted_copies.py::test_in_a_synced_folder_a_copy_is_encrypted",
        "cli/test_encrypted_copies.py"
        "::test_where_only_this_account_reads_a_copy_is_open_if_not_asked_for",
        "adapters/test_synced.py::test_a_drive_of_another_computer_is_known",
    ),
    "With `--open` it is for anyone": (
        "cli/test_encrypted_copies.py"
        "::test_an_open_copy_on_a_stick_says_what_that_means"
    ),
    "Only your key opens it": (
        "adapters/test_keys.py::test_another_laptop_does_not_open_it",
        "adapters/test_keys.py::test_what_is_encrypted_opens_again_and_shows_nothing",
    ),
    "print the rescue sheet (": (
        "cli/test_encrypted_copies.py"
        "::test_the_file_of_the_sheet_goes_once_it_is_printed"
    ),
    "Typed in on another laptop": (
        "cli/test_encrypted_copies.py"
        "::test_another_laptop_reads_it_once_the_sheet_was_typed_in"
    ),
    "is asked for to open a copy and never to make one": (
        "cli/test_encrypted_copies.py"
        "::test_a_passphrase_is_asked_for_to_open_and_never_to_encrypt"
    ),
    "is never locked to your key": (
        "cli/test_held.py::test_no_export_is_for_the_facilitators_key"
    ),
    "makes a PDF with a password of its own": (
        "cli/test_held.py::test_the_password_alone_opens_it_and_all_of_theirs_is_in_it"
    ),
    "says which copies within reach still hold such words": (
        "adapters/test_sealed_copies.py"
        "::test_doctor_says_what_it_did_not_open_and_how_that_is_done",
        "adapters/test_taken.py"
        "::test_a_copy_that_holds_whom_the_set_forgot_is_to_be_put_right",
    ),
    # words without a name, in detail
    "While sheets are typed only their number is shown": (
        "unit/test_counting.py::test_while_sheets_are_typed_only_their_number_is_shown"
    ),
    "their figures are sorted statement by statement": (
        "property/test_sheets.py"
        "::test_each_statement_keeps_its_own_figures_in_order_and_nothing_else",
        "property/test_sheets.py::test_two_copies_tell_no_sheet_that_was_typed_between_them",
    ),
    "unseals nothing": (
        "unit/test_reopening.py"
        "::test_sealed_words_of_nobody_are_neither_changed_nor_taken_away"
    ),
    "sealed with the others at the next close": (
        "unit/test_reopening.py::test_a_slip_that_comes_late_is_sealed_with_the_others",
        "cli/test_reopening.py"
        "::test_a_sheet_typed_in_afterwards_might_be_told_and_that_is_said",
    ),
    "which removes the set's pages and exports as well": (
        "cli/test_session_edit.py"
        "::test_no_page_or_export_here_says_any_more_whose_the_words_were"
    ),
    # erasing, in detail
    "until then no page of that set is made": (
        "cli/test_duties_waiting.py"
        "::test_until_someone_is_erased_nothing_of_the_set_is_handed_on",
        "unit/test_duties.py::test_cut_off_after_any_step_it_is_finished",
    ),
    "Pages and exports of others in the set go as well": (
        "adapters/test_rest.py::test_all_of_it_goes_and_nothing_of_another_set"
    ),
    "A backup that is too damaged to be opened goes": (
        "adapters/test_backups.py"
        "::test_a_backup_that_does_not_open_may_hold_anything_and_goes"
    ),
    "encrypted ones, and your own designs": (
        "adapters/test_rest.py::test_a_copy_that_someone_made_by_hand_is_told",
        "adapters/test_rest.py"
        "::test_what_a_backup_or_an_archive_holds_beside_its_sets_is_told",
        "cli/test_encrypted_copies.py"
        "::test_an_erasure_lets_an_encrypted_copy_among_the_backups_be_and_says_so",
    ),
    "In words of other sets the name is masked": (
        "cli/test_forgetting.py::test_words_of_somebody_else_of_that_name_are_let_be",
        "property/test_masking_laws.py"
        "::test_so_are_the_members_of_a_set_that_is_removed",
    ),
    "marks of what they are usually called may stay": (
        "cli/test_forgetting.py::test_what_is_said_later_names_them_no_more",
        "cli/test_forgetting.py::test_that_can_be_refused",
        "cli/test_forgetting.py::test_marks_whose_day_has_passed_go",
        "adapters/test_forgotten_register.py::test_what_has_no_day_goes_with_its_set",
    ),
    "No name can be read off a mark": (
        "adapters/test_forgotten_register.py"
        "::test_whoever_is_kept_is_known_by_marks_and_by_no_name"
    ),
    "Without the key, later words are not looked through": (
        "cli/test_forgetting.py"
        "::test_without_its_key_doctor_says_what_is_masked_no_more",
        "adapters/test_forgotten_register.py"
        "::test_without_the_key_nobody_is_known_and_that_can_be_told",
    ),
    # what stays on disks and screens
    "overwritten in its place, once the new one is safe": (
        "adapters/test_disk.py::test_what_stood_in_a_file_is_overwritten_in_its_place",
        "adapters/test_disk.py"
        "::test_nothing_is_overwritten_before_its_place_is_taken_for_good",
    ),
    "A session leaves no words in the window": (
        "sessions/test_in_a_terminal.py"
        "::test_nothing_private_is_left_on_the_screen_by_a_pause",
        "sessions/test_in_a_terminal.py::test_a_request_to_end_clears_the_screen_first",
    ),
    "the first letters of a name will do": (
        "unit/test_names.py"
        "::test_the_whole_name_or_any_beginning_of_one_of_its_words_is_enough",
        "cli/test_session_edit.py::test_without_a_flag_it_is_asked_what_is_to_change",
    ),
    "it shows those of one set in that window": (
        "cli/test_completion.py::test_members_are_offered_of_the_set_in_hand_alone",
        "cli/test_completion.py::test_completing_leaves_everything_as_it_was",
    ),
    "A session forbids it to write down its memory": (
        "sessions/test_in_a_terminal.py"
        "::test_a_session_that_crashes_leaves_no_memory_behind"
    ),
}
UNTESTED = {
    "typed in any order": ADVICE,
    "What tmworkshop keeps of people's words": LINK,
    "How it does so, and where that ends": LINK,
    "The file itself stays where you have it": ADVICE,
    "Slips are handed in folded": ADVICE,
    "Handwriting, and what only one person could know": LIMIT,
    "Where everyone gave the same figure": LIMIT,
    "a page in someone's bag": LIMIT,
    "**Wipe every disk": LIMIT,
    "An encrypted disk is the answer": ADVICE,
    "**Hide anything from whoever": LIMIT,
    "The sets are not encrypted": LIMIT,
    "Lock it when you leave": ADVICE,
    "**Clear up behind you": LIMIT,
    "stands in the shell's history": OTHERS,
    "**Keep a synced folder": LIMIT,
    "copies lie on other people's machines": OTHERS,
    "**Leave no trace": LIMIT,
    "**Make a small group anonymous": LIMIT,
    "In a set of five": LIMIT,
    "is a courtesy there": LIMIT,
    "**Know what is in the words": LIMIT,
    "It does not look for health": LIMIT,
    "Ask the room to speak of roles": ADVICE,
    "**Stay silent where the law does not": LIMIT,
    "at risk of serious harm": ADVICE,
    "not legal advice": LIMIT,
    "Whoever decides why and how": OTHERS,
    "is a notice to adapt, and": LINK,
    "to look things up": LINK,
    "A key without one is no secret": LIMIT,
    "brings back whoever was erased on yours": LIMIT,
    "the gap that is left tells whose": LIMIT,
    "the next one is held against it": (
        "cli/test_setting_apart.py"
        "::test_what_is_new_on_a_second_page_is_not_of_whoever_gave_a_slip",
        "cli/test_setting_apart.py"
        "::test_what_is_gone_from_a_second_page_is_not_of_whoever_took_it_back",
    ),
    "That is remembered in this workspace alone": LIMIT,
    "can test a guess": LIMIT,
    "Whoever kept the roster on paper": LIMIT,
    "On Windows it is not; and solid-state drives": LIMIT,
    "they stay above until you close it": LIMIT,
    "into its swap file": LIMIT,
}
