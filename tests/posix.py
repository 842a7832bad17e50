"""What holds on POSIX alone, and why: a Windows passes it over.

Files are listed that cannot even be read there, and tests that ask for what it lacks,
of the folders that are run there; `sessions` is not, as all in it needs a terminal.
"""

TERMINALS = "a terminal of POSIX, or its signals"
MODES = "modes of files"
CALLS = "a call that the system has not"
PLACES = "what Linux tells of its drives, or paths as POSIX writes them"
NAMES = "names of files that the system takes otherwise"
OPEN = "a file that is open is replaced or removed"
REFUSED = "what POSIX means by a refusal"
PLAYED = "another system than this is played"
IMPORTS = "what Python itself imports on the way"

FILES = {
    "adapters/test_drafts.py": CALLS,
    "adapters/test_interrupts.py": TERMINALS,
    "adapters/test_journal.py": CALLS,
    "adapters/test_living_screen.py": TERMINALS,
    "adapters/test_plain.py": TERMINALS,
    "adapters/test_terminal.py": TERMINALS,
    "cli/test_agreement.py": TERMINALS,
    "cli/test_begun_at_once.py": TERMINALS,
    "cli/test_closed_streams.py": TERMINALS,
    "cli/test_letters.py": TERMINALS,
    "cli/test_own_window.py": TERMINALS,
    "cli/test_partnerships.py": TERMINALS,
    "cli/test_reopening.py": CALLS,
    "cli/test_trouble.py": TERMINALS,
    "cli/test_whose_laptop.py": TERMINALS,
}


# of a file, for each reason, the names of tests without `test_`; [real] is a parameter
TESTS = {
    "adapters/test_backups.py": {
        MODES: (
            "a_copy_elsewhere_is_noted_without_content",
            "it_is_private_and_so_is_its_folder",
        ),
        NAMES: ("a_file_whose_name_no_other_system_takes_is_left_out_and_said",),
        REFUSED: ("a_folder_that_may_not_be_read_is_no_empty_list",),
        TERMINALS: ("a_kill_leaves_each_backup_as_it_was_or_as_it_is_to_be",),
    },
    "adapters/test_checks.py": {
        MODES: (
            "a_key_that_others_may_read_is_kept_from_them",
            "ones_own_designs_may_be_read_by_anyone",
            "a_drive_without_permissions_is_told_and_not_to_be_mended",
            "files_that_others_may_read_are_counted_and_made_private",
        ),
        PLACES: (
            "a_device_is_found_by_its_number",
            "a_folder_with_a_key_of_its_own_is_seen",
            "a_pango_that_does_not_load_is_told_and_why",
            "without_pango_the_remedy_is_named",
            "without_the_subsetting_library_the_remedy_is_named",
            "a_disk_without_encryption_is_noted_with_the_remedy",
            "a_folder_in_memory_is_noted",
            "a_folder_that_is_encrypted_by_itself_is_seen",
            "an_encrypted_disk_is_seen_through_what_lies_on_it",
            "what_cannot_be_seen_is_said_to_be_unknown",
        ),
    },
    "adapters/test_lines_typed.py": {
        TERMINALS: ("[AtTerminal", "the_same_keys_make_the_same_line_on_both"),
    },
    "adapters/test_pango.py": {
        PLAYED: (
            "without_the_extra_nothing_is_touched",
            "nothing_is_looked_up_on_linux_and_elsewhere_as_ever",
        ),
    },
    "adapters/test_press.py": {
        PLAYED: (
            "without_pango_the_cure_is_named",
            "whatever_keeps_it_from_loading_is_told_as_no_pango",
        ),
    },
    "adapters/test_copies_of.py": {
        PLACES: ("a_place_on_a_far_drive_is_not_even_looked_for",),
    },
    "adapters/test_disk.py": {
        CALLS: (
            "what_a_disk_refuses_is_said_with_the_file_and_what_to_do",
            "what_a_drive_hid_as_it_was_open_is_let_go_before_the_folder_is_synced",
            "a_folder_that_cannot_be_synced_is_no_reason_to_fail",
            "where_no_folder_can_be_synced_nothing_is_overwritten",
            "a_disk_that_will_not_overwrite_hinders_nothing",
        ),
        MODES: ("what_a_synced_folder_does_not_let_in_is_kept_beside_it",),
        NAMES: ("a_place_that_cannot_be_is_said",),
        REFUSED: (
            "a_folder_in_the_place_of_a_file_is_told_as_that",
            "a_folder_that_may_not_be_used_is_told_as_that",
        ),
        OPEN: (
            "nothing_is_overwritten_before_its_place_is_taken_for_good",
            "what_stood_in_a_file_is_overwritten_in_its_place",
            "whoever_reads_a_file_while_it_is_replaced_reads_the_new_one",
        ),
    },
    "adapters/test_draft_places.py": {OPEN: ("no_lock_is_left_behind",)},
    "adapters/test_finished.py": {
        CALLS: ("a_template_without_end_is_told_by_its_name_and_the_next_is_made",),
    },
    "adapters/test_font_settings.py": {
        PLACES: ("settings_that_are_not_there_are_told_where_someone_can_mend_it",),
    },
    "adapters/test_forgotten_register.py": {
        PLACES: ("what_belongs_to_no_workspace_lies_where_the_platform_has_it",),
    },
    "adapters/test_keys.py": {
        MODES: (
            "a_key_that_others_may_read_is_seen_and_kept_from_them",
            "a_key_without_a_passphrase_is_a_private_file",
        ),
        PLACES: ("the_config_folder_is_named_or_the_platforms_own",),
    },
    "adapters/test_locks.py": {
        TERMINALS: (
            "a_lock_file_that_is_deleted_under_its_holder_lets_one_other_in",
            "a_window_that_is_killed_leaves_a_lock_file_and_no_lock",
            "the_lock_of_other_tools_and_ours_hold_each_other_off",
        ),
        CALLS: ("a_file_system_that_calls_it_denied_means_held",),
        MODES: ("a_lock_file_is_private",),
        OPEN: ("a_lock_file_that_goes_while_it_is_waited_for_is_made_anew",),
    },
    "adapters/test_open_places.py": {
        MODES: (
            "a_drive_that_keeps_no_mode_is_seen_by_trying",
            "a_drive_that_refuses_a_mode_keeps_none",
        ),
        PLACES: (
            "what_is_plugged_in_is_carried_about",
            "linux_knows_what_can_be_taken_out",
        ),
    },
    "adapters/test_own_designs.py": {
        MODES: ("a_new_design_is_private_to_its_owner",),
    },
    "adapters/test_reserve.py": {
        CALLS: ("[real]",),
        MODES: ("a_session_holds_room_back_and_has_nothing_to_say_of_it",),
    },
    "adapters/test_restoring.py": {MODES: ("what_comes_back_is_private",)},
    "adapters/test_store.py": {
        CALLS: (
            "keeping_costs_one_sync_and_hardly_more_than_its_bytes",
            "keeping_nothing_writes_nothing",
            "reading_waits_for_nothing",
            "rewriting_waits_for_the_file_and_for_its_folder",
            "several_facts_are_one_line_and_one_sync",
        ),
    },
    "adapters/test_synced.py": {
        PLACES: (
            "a_drive_of_another_computer_is_known",
            "a_link_into_a_synced_folder_is_followed",
        ),
    },
    "adapters/test_toolkit.py": {
        IMPORTS: ("before_the_first_question_nothing_is_imported_that_no_line_needs",),
    },
    "adapters/test_workspace.py": {
        CALLS: (
            "a_folder_that_cannot_be_made_is_said_in_words",
            "a_folder_that_cannot_be_read_is_no_empty_workspace",
            "a_set_that_cannot_be_read_is_no_empty_set",
            "strangers_in_a_folder_that_cannot_be_read_are_an_error",
        ),
        MODES: ("a_set_is_founded_in_folders_that_are_private",),
        NAMES: ("what_lies_among_the_sets_and_is_none_is_a_stranger",),
        PLACES: ("without_a_word_it_is_the_platform_s_own_folder",),
    },
    "cli/test_doctor.py": {
        MODES: ("trouble_with_the_machine_has_an_exit_of_its_own",),
    },
    "cli/test_duties_waiting.py": {
        MODES: ("it_is_on_the_disk_and_private_before_it_is_taken_on",),
    },
    "cli/test_encrypted_copies.py": {
        MODES: ("a_key_that_others_may_read_is_told_of",),
    },
    "cli/test_front_ends.py": {
        TERMINALS: ("a_terminal_that_has_no_name_gets_plain_lines",),
    },
    "cli/test_held.py": {MODES: ("it_is_one_private_file",)},
    "cli/test_programme_words.py": {
        MODES: ("a_file_of_it_says_what_it_is_and_is_named_when_words_go",),
    },
    "cli/test_setting_apart.py": {
        MODES: ("nothing_that_is_remembered_of_a_page_names_anyone",),
    },
}


def why_alone(nodeid):
    """Return why the test *nodeid* holds on POSIX alone; nothing if it does not."""
    place, _, name = nodeid.partition("::")
    file = place.removeprefix("tests/")
    test, _, given = name.partition("[")
    called = test.rpartition("::")[2].removeprefix("test_")

    def is_named(each):
        return f"[{given}".startswith(each) if each[0] == "[" else called == each

    whole = (why for place, why in FILES.items() if file == place)
    rows = TESTS.get(file, {}).items()
    of_tests = (why for why, names in rows if any(map(is_named, names)))
    return next(whole, "") or next(of_tests, "")
