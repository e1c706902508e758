// Generated from the OpenAPI document; do not edit.
export type paths = {
    "/v1/contacts/assignees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** assignees */
        get: operations["assignees_contacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/code-list-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** list Code list */
        get: operations["list_code_list"];
        put?: never;
        /** create Code list */
        post: operations["create_code_list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/code-list-changes:batchGet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** batch get Code list */
        get: operations["batch_get_code_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/code-list-changes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** get Code list */
        get: operations["get_code_list"];
        put?: never;
        post?: never;
        /** delete Code list */
        delete: operations["delete_code_list"];
        options?: never;
        head?: never;
        /** edit Code list */
        patch: operations["edit_code_list"];
        trace?: never;
    };
    "/v1/contacts/code-list-changes/{id}:restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** restore Code list */
        post: operations["restore_code_list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/code-list-changes/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** changes Code list */
        get: operations["changes_code_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/code-lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** code lists */
        get: operations["code_lists_contacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/code-lists/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** code list */
        get: operations["code_list_contacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/custom-fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** list Custom field */
        get: operations["list_custom_field"];
        put?: never;
        /** create Custom field */
        post: operations["create_custom_field"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/custom-fields:batchGet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** batch get Custom field */
        get: operations["batch_get_custom_field"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/custom-fields/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** get Custom field */
        get: operations["get_custom_field"];
        put?: never;
        post?: never;
        /** delete Custom field */
        delete: operations["delete_custom_field"];
        options?: never;
        head?: never;
        /** edit Custom field */
        patch: operations["edit_custom_field"];
        trace?: never;
    };
    "/v1/contacts/custom-fields/{id}:restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** restore Custom field */
        post: operations["restore_custom_field"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/custom-fields/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** changes Custom field */
        get: operations["changes_custom_field"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/duplicate-disclosures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** list duplicate disclosures */
        get: operations["list_duplicate_disclosures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/duplicate-pairs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** list duplicate pairs */
        get: operations["list_duplicate_pairs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/duplicate-pairs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** get duplicate pair */
        get: operations["get_duplicate_pair"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/duplicate-pairs/{id}:dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** dismiss duplicate pair */
        post: operations["dismiss_duplicate_pair"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/duplicate-pairs/{id}:reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** reopen duplicate pair */
        post: operations["reopen_duplicate_pair"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/import-templates/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** get template */
        get: operations["get_template_contacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** upload import */
        post: operations["upload_import_contacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** get import */
        get: operations["get_import_contacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** decide import */
        patch: operations["decide_import_contacts"];
        trace?: never;
    };
    "/v1/contacts/imports/{id}:dry_run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** dry run */
        post: operations["dry_run_contacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** list operations */
        get: operations["list_operations_contacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/operations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** get operation */
        get: operations["get_operation_contacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/operations/{id}:cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** cancel operation */
        post: operations["cancel_operation_contacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/operations/{id}:resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** resume operation */
        post: operations["resume_operation_contacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/operations/{id}:start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** start operation */
        post: operations["start_operation_contacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/operations/{id}:undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** undo operation */
        post: operations["undo_operation_contacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/operations/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** get operation file */
        get: operations["get_operation_file_contacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/operations/{id}/refused-file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** get refused file */
        get: operations["get_refused_file_contacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/operations/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** list operation rows */
        get: operations["list_operation_rows_contacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/record-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** record types */
        get: operations["record_types_contacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/saved-views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** list View */
        get: operations["list_saved_view"];
        put?: never;
        /** create View */
        post: operations["create_saved_view"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/saved-views:batchGet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** batch get View */
        get: operations["batch_get_saved_view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/saved-views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** get View */
        get: operations["get_saved_view"];
        put?: never;
        post?: never;
        /** delete View */
        delete: operations["delete_saved_view"];
        options?: never;
        head?: never;
        /** edit View */
        patch: operations["edit_saved_view"];
        trace?: never;
    };
    "/v1/contacts/saved-views/{id}:restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** restore View */
        post: operations["restore_saved_view"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/saved-views/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** changes View */
        get: operations["changes_saved_view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** list Customer */
        get: operations["list_customer"];
        put?: never;
        /** create Customer */
        post: operations["create_customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers:batchGet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** batch get Customer */
        get: operations["batch_get_customer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers:bulk_edit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** bulk edit records */
        post: operations["bulk_edit_records_customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers:check_duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * check duplicates
         * @description Wrong values are no reason to be silent about the right ones: they are left out.
         */
        post: operations["check_duplicates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers:export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** export records */
        post: operations["export_records_customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers:group": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** group Customer */
        get: operations["group_customer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** get Customer */
        get: operations["get_customer"];
        put?: never;
        post?: never;
        /** delete Customer */
        delete: operations["delete_customer"];
        options?: never;
        head?: never;
        /** edit Customer */
        patch: operations["edit_customer"];
        trace?: never;
    };
    "/v1/customers/{id}:assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** assign Customer */
        post: operations["assign_customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}:restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** restore Customer */
        post: operations["restore_customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}:reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** reveal Customer */
        post: operations["reveal_customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}:set_access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** set access Customer */
        post: operations["set_access_customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** add attachments */
        post: operations["add_attachments_customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/attachments/{file_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** get attachments */
        get: operations["get_attachments_customer"];
        put?: never;
        post?: never;
        /** remove attachments */
        delete: operations["remove_attachments_customer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** changes Customer */
        get: operations["changes_customer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/photo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** get photo */
        get: operations["get_photo_customer"];
        /** put photo */
        put: operations["put_photo_customer"];
        post?: never;
        /** remove photo */
        delete: operations["remove_photo_customer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** list Department */
        get: operations["list_department"];
        put?: never;
        /** create Department */
        post: operations["create_department"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/departments:batchGet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** batch get Department */
        get: operations["batch_get_department"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/departments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** get Department */
        get: operations["get_department"];
        put?: never;
        post?: never;
        /** delete Department */
        delete: operations["delete_department"];
        options?: never;
        head?: never;
        /** edit Department */
        patch: operations["edit_department"];
        trace?: never;
    };
    "/v1/departments/{id}:assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** assign Department */
        post: operations["assign_department"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/departments/{id}:restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** restore Department */
        post: operations["restore_department"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/departments/{id}:set_access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** set access Department */
        post: operations["set_access_department"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/departments/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** changes Department */
        get: operations["changes_department"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/directory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** get directory */
        get: operations["get_directory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** list Group */
        get: operations["list_group"];
        put?: never;
        /** create Group */
        post: operations["create_group"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups:batchGet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** batch get Group */
        get: operations["batch_get_group"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** get Group */
        get: operations["get_group"];
        put?: never;
        post?: never;
        /** delete Group */
        delete: operations["delete_group"];
        options?: never;
        head?: never;
        /** edit Group */
        patch: operations["edit_group"];
        trace?: never;
    };
    "/v1/groups/{id}:assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** assign Group */
        post: operations["assign_group"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{id}:restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** restore Group */
        post: operations["restore_group"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{id}:set_access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** set access Group */
        post: operations["set_access_group"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** changes Group */
        get: operations["changes_group"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/identity/code-lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** code lists */
        get: operations["code_lists_identity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/identity/code-lists/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** code list */
        get: operations["code_list_identity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/identity/record-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** record types */
        get: operations["record_types_identity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** get me */
        get: operations["get_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** patch preferences */
        patch: operations["patch_preferences"];
        trace?: never;
    };
    "/v1/passwords:change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * change password
         * @description All sessions end, and this one is opened anew.
         */
        post: operations["change_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** list Person */
        get: operations["list_person"];
        put?: never;
        /** create Person */
        post: operations["create_person"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people:batchGet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** batch get Person */
        get: operations["batch_get_person"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** get Person */
        get: operations["get_person"];
        put?: never;
        post?: never;
        /** delete Person */
        delete: operations["delete_person"];
        options?: never;
        head?: never;
        /** edit Person */
        patch: operations["edit_person"];
        trace?: never;
    };
    "/v1/people/{id}:assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** assign Person */
        post: operations["assign_person"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{id}:give_password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * give password
         * @description A first password for a person; one is made where none is sent. Shown once, here.
         */
        post: operations["give_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{id}:restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** restore Person */
        post: operations["restore_person"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{id}:set_access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** set access Person */
        post: operations["set_access_person"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{id}:sign_out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * end sessions
         * @description By who may edit people.
         */
        post: operations["end_sessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** changes Person */
        get: operations["changes_person"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/permission-documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** list permission documents */
        get: operations["list_permission_documents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/permission-documents/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** get permission document */
        get: operations["get_permission_document"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** fill permission document */
        patch: operations["fill_permission_document"];
        trace?: never;
    };
    "/v1/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** list Region */
        get: operations["list_region"];
        put?: never;
        /** create Region */
        post: operations["create_region"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions:batchGet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** batch get Region */
        get: operations["batch_get_region"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** get Region */
        get: operations["get_region"];
        put?: never;
        post?: never;
        /** delete Region */
        delete: operations["delete_region"];
        options?: never;
        head?: never;
        /** edit Region */
        patch: operations["edit_region"];
        trace?: never;
    };
    "/v1/regions/{id}:assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** assign Region */
        post: operations["assign_region"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{id}:restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** restore Region */
        post: operations["restore_region"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{id}:set_access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** set access Region */
        post: operations["set_access_region"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** changes Region */
        get: operations["changes_region"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** list Role */
        get: operations["list_role"];
        put?: never;
        /** create Role */
        post: operations["create_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roles:batchGet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** batch get Role */
        get: operations["batch_get_role"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** get Role */
        get: operations["get_role"];
        put?: never;
        post?: never;
        /** delete Role */
        delete: operations["delete_role"];
        options?: never;
        head?: never;
        /** edit Role */
        patch: operations["edit_role"];
        trace?: never;
    };
    "/v1/roles/{id}:assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** assign Role */
        post: operations["assign_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roles/{id}:restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** restore Role */
        post: operations["restore_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roles/{id}:set_access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** set access Role */
        post: operations["set_access_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roles/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** changes Role */
        get: operations["changes_role"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** sign in */
        post: operations["sign_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions:sign_out_everywhere": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** sign out everywhere */
        post: operations["sign_out_everywhere"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** sign out */
        delete: operations["sign_out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * list stores
         * @description Those whose ACL the caller may see.
         */
        get: operations["list_stores"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stores/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** get store */
        get: operations["get_store"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** configure store */
        patch: operations["configure_store"];
        trace?: never;
    };
};
export type webhooks = Record<string, never>;
export type components = {
    schemas: {
        /** CodeListChange */
        CodeListChange: {
            _access?: {
                assign: boolean;
                copy: boolean;
                delete: boolean;
                edit: boolean;
                export: boolean;
                forward: boolean;
                masked: string[];
                print: boolean;
                reasons: {
                    [key: string]: string;
                };
                reveal: boolean;
            };
            authors?: {
                /** Format: member-id */
                id: string;
                /** @enum {unknown} */
                kind: "person" | "department" | "group" | "role" | "region" | "everyone";
            }[] | null;
            /** 代码 / Codes */
            codes?: ({
                active?: boolean | null;
                /** Format: line */
                code: string;
                /** Format: line */
                en?: string | null;
                /** Format: line */
                parent?: string | null;
                /** Format: line */
                zh: string;
            } | null)[] | null;
            collaborators?: unknown[] | null;
            /**
             * 创建时间 / Created
             * Format: date-time
             */
            created_at?: string | null;
            /**
             * 创建人 / Created by
             * Format: person-id
             */
            created_by?: string | null;
            custom?: Record<string, never>;
            /** Format: date-time */
            deleted_at?: string | null;
            deleted_by?: string | null;
            /**
             * 所属部门 / Department
             * Format: department-id
             */
            department_id?: string | null;
            id: string;
            /**
             * 代码表 / Code list
             * Format: line
             */
            list_name?: string | null;
            /**
             * 负责人 / Owner
             * Format: person-id
             */
            owner_id?: string | null;
            public?: boolean | null;
            reader_list?: {
                /** Format: member-id */
                id: string;
                /** @enum {unknown} */
                kind: "person" | "department" | "group" | "role" | "region" | "everyone";
            }[] | null;
            record_controls?: Record<string, never> | null;
            /**
             * 修改时间 / Changed
             * Format: date-time
             */
            updated_at?: string | null;
            /**
             * 修改人 / Changed by
             * Format: person-id
             */
            updated_by?: string | null;
            version?: number;
            /** @enum {unknown} */
            visibility?: "open" | "restricted";
        };
        /** CodeListChangeRow */
        CodeListChangeRow: {
            authors?: {
                /** Format: member-id */
                id: string;
                /** @enum {unknown} */
                kind: "person" | "department" | "group" | "role" | "region" | "everyone";
            }[] | null;
            /** 代码 / Codes */
            codes?: ({
                active?: boolean | null;
                /** Format: line */
                code: string;
                /** Format: line */
                en?: string | null;
                /** Format: line */
                parent?: string | null;
                /** Format: line */
                zh: string;
            } | null)[] | null;
            collaborators?: unknown[] | null;
            /**
             * 创建时间 / Created
             * Format: date-time
             */
            created_at?: string | null;
            /**
             * 创建人 / Created by
             * Format: person-id
             */
            created_by?: string | null;
            custom?: Record<string, never>;
            /** Format: date-time */
            deleted_at?: string | null;
            deleted_by?: string | null;
            /**
             * 所属部门 / Department
             * Format: department-id
             */
            department_id?: string | null;
            id: string;
            /**
             * 代码表 / Code list
             * Format: line
             */
            list_name?: string | null;
            /**
             * 负责人 / Owner
             * Format: person-id
             */
            owner_id?: string | null;
            public?: boolean | null;
            reader_list?: {
                /** Format: member-id */
                id: string;
                /** @enum {unknown} */
                kind: "person" | "department" | "group" | "role" | "region" | "everyone";
            }[] | null;
            record_controls?: Record<string, never> | null;
            /**
             * 修改时间 / Changed
             * Format: date-time
             */
            updated_at?: string | null;
            /**
             * 修改人 / Changed by
             * Format: person-id
             */
            updated_by?: string | null;
            version?: number;
            /** @enum {unknown} */
            visibility?: "open" | "restricted";
        };
        /** Customer */
        Customer: {
            _access?: {
                assign: boolean;
                copy: boolean;
                delete: boolean;
                edit: boolean;
                export: boolean;
                forward: boolean;
                masked: string[];
                print: boolean;
                reasons: {
                    [key: string]: string;
                };
                reveal: boolean;
            };
            /** 年营业额 / Annual revenue */
            annual_revenue?: {
                /** @description in minor units (分 of CNY) */
                amount: number;
                /** Format: code-currency */
                currency: string;
            } | null;
            /**
             * 助理经理姓名 / Assistant manager
             * Format: line
             */
            assistant_manager_name?: string | null;
            /**
             * 助理经理电话 / Assistant manager's phone
             * Format: phone
             */
            assistant_manager_phone?: string | null;
            /** 附件 / Attachments */
            attachments?: ({
                /** Format: date-time */
                added_at?: string;
                added_by?: string;
                blob?: string;
                id?: string;
                name?: string;
                size?: number;
                type?: string;
            } | null)[] | null;
            /** 允许修改人 / Authors */
            authors?: ({
                /** Format: member-id */
                id: string;
                /** @enum {unknown} */
                kind: "person" | "department" | "group" | "role" | "region" | "everyone";
            } | null)[] | null;
            /** Bank account */
            bank_account?: string | null;
            /**
             * 开户银行 / Bank
             * Format: line
             */
            bank_name?: string | null;
            /** 生日 / Birthday */
            birthday?: string | null;
            /**
             * 生日历法 / Birthday calendar
             * Format: code-birthday_calendar
             */
            birthday_calendar?: string | null;
            /** 子女情况 / Children */
            children?: ({
                birth_date?: string | null;
                name?: string;
            } | null)[] | null;
            /**
             * 城市 / City
             * Format: code-gbt2260-2
             */
            city?: string | null;
            /** 协作人 / Collaborators */
            collaborators?: ({
                /** Format: code-collaborator_access */
                access: string;
                /** Format: person-id */
                person_id: string;
                /** Format: date-time */
                until?: string | null;
            } | null)[] | null;
            /**
             * 公司地址 / Company address
             * Format: line
             */
            company_address?: string | null;
            /**
             * 公司名称 / Company name
             * Format: line
             */
            company_name?: string | null;
            /**
             * 公司英文名 / Company name in English
             * Format: line
             */
            company_name_en?: string | null;
            /**
             * 企业性质 / Company nature
             * Format: code-company_nature
             */
            company_nature?: string | null;
            /**
             * 公司总机 / Switchboard
             * Format: phone
             */
            company_phone?: string | null;
            /**
             * 公司简介 / Company profile
             * Format: rich-text
             */
            company_profile?: string | null;
            /**
             * 联系人姓名 / Contact name
             * Format: line
             */
            contact_name?: string | null;
            /**
             * 国家/地区 / Country
             * Format: code-country
             */
            country?: string | null;
            /**
             * 创建时间 / Created
             * Format: date-time
             */
            created_at?: string | null;
            /**
             * 创建人 / Created by
             * Format: person-id
             */
            created_by?: string | null;
            /** 信用额度 / Credit limit */
            credit_limit?: {
                /** @description in minor units (分 of CNY) */
                amount: number;
                /** Format: code-currency */
                currency: string;
            } | null;
            /**
             * 结算币种 / Currency
             * Format: code-currency
             */
            currency?: string | null;
            /**
             * 当前/潜在需求 / Current or potential need
             * Format: text
             */
            current_need?: string | null;
            custom?: Record<string, never>;
            /**
             * 客户编号 / Customer code
             * Format: line
             */
            customer_code?: string | null;
            /**
             * 客户级别 / Customer level
             * Format: code-customer_level
             */
            customer_level?: string | null;
            /**
             * 客户名称 / Customer name
             * Format: line
             */
            customer_name?: string | null;
            /**
             * 客户来源 / Customer source
             * Format: code-customer_source
             */
            customer_source?: string | null;
            /**
             * 客户类型 / Customer type
             * Format: code-customer_type
             */
            customer_type?: string | null;
            /**
             * 决策角色 / Decision role
             * Format: code-decision_role
             */
            decision_role?: string | null;
            /** Format: date-time */
            deleted_at?: string | null;
            deleted_by?: string | null;
            /**
             * 部门 / Department
             * Format: line
             */
            department?: string | null;
            /**
             * 所属部门 / Department
             * Format: department-id
             */
            department_id?: string | null;
            /**
             * 电子邮件 / E-mail
             * Format: email
             */
            email_primary?: string | null;
            /**
             * 备用邮箱 / Second e-mail
             * Format: email
             */
            email_secondary?: string | null;
            /** 员工人数 / Employees */
            employee_count?: number | null;
            /**
             * 预计结束年月 / Expected close
             * Format: year-month
             */
            expected_close_month?: string | null;
            /**
             * 姓 / Family name
             * Format: line
             */
            family_name?: string | null;
            /** 家庭情况 / Family notes */
            family_notes?: string | null;
            /**
             * 传真 / Fax
             * Format: phone
             */
            fax?: string | null;
            /**
             * 成立日期 / Founded on
             * Format: past-date
             */
            founded_on?: string | null;
            /**
             * 性别 / Gender
             * Format: code-gender
             */
            gender?: string | null;
            /**
             * 名 / Given name
             * Format: line
             */
            given_name?: string | null;
            /** 所属群组 / Groups */
            groups?: (string | null)[] | null;
            /** 爱好与禁忌 / Likes and dislikes */
            hobbies?: (string | null)[] | null;
            /** 家庭电话 / Home phone */
            home_phone?: string | null;
            id: string;
            /**
             * 行业 / Industry
             * Format: code-gbt4754
             */
            industry?: string | null;
            /**
             * 发票抬头 / Invoice title
             * Format: line
             */
            invoice_title?: string | null;
            /**
             * 默认发票类型 / Invoice type
             * Format: code-invoice_type
             */
            invoice_type?: string | null;
            /**
             * 职务 / Job title
             * Format: line
             */
            job_title?: string | null;
            /**
             * 客户性质 / Kind of customer
             * Format: code-customer_kind
             */
            kind?: string | null;
            /**
             * 最后联系时间 / Last contact
             * Format: date-time
             */
            last_contact_at?: string | null;
            /**
             * 最后联系摘要 / Last contact summary
             * Format: line
             */
            last_contact_summary?: string | null;
            /**
             * 法定代表人 / Legal representative
             * Format: line
             */
            legal_representative?: string | null;
            /**
             * 客户状态 / Customer status
             * Format: code-lifecycle_status
             */
            lifecycle_status?: string | null;
            /**
             * 主要竞争对手 / Main competitor
             * Format: line
             */
            main_competitor?: string | null;
            /**
             * 经理邮箱 / Manager's e-mail
             * Format: email
             */
            manager_email?: string | null;
            /**
             * 经理姓名 / Manager
             * Format: line
             */
            manager_name?: string | null;
            /**
             * 经理电话 / Manager's phone
             * Format: phone
             */
            manager_phone?: string | null;
            /**
             * 手机 / Mobile
             * Format: phone
             */
            mobile?: string | null;
            /**
             * 姓名拼音 / Name in pinyin
             * Format: line
             */
            name_pinyin?: string | null;
            /** 需求产品 / Needed products */
            needed_products?: (string | null)[] | null;
            /**
             * 下步计划 / Next step
             * Format: line
             */
            next_action?: string | null;
            /**
             * 下步计划日期 / Next step on
             * Format: date-time
             */
            next_action_at?: string | null;
            /**
             * 办公电话 / Office phone
             * Format: phone
             */
            office_phone?: string | null;
            /**
             * 当前跟进人 / Owner
             * Format: person-id
             */
            owner_id?: string | null;
            /**
             * 上级公司 / Parent company
             * Format: customer-id
             */
            parent_company?: string | null;
            /** 账期(天) / Payment terms (days) */
            payment_terms_days?: number | null;
            /** 照片 / Photo */
            photo?: {
                /** Format: date-time */
                added_at?: string;
                added_by?: string;
                blob?: string;
                id?: string;
                name?: string;
                size?: number;
                type?: string;
            } | null;
            /**
             * 公海状态 / Pool status
             * Format: code-pool_status
             */
            pool_status?: string | null;
            /**
             * 邮政编码 / Postal code
             * Format: check-postal-code
             */
            postal_code?: string | null;
            /**
             * 首选联系方式 / Preferred channel
             * Format: code-preferred_channel
             */
            preferred_channel?: string | null;
            /** 历次跟进人 / Previous owners */
            previous_owners?: ({
                /** Format: date-time */
                from?: string | null;
                /** Format: person-id */
                person_id: string;
                /** Format: line */
                reason?: string | null;
                /** Format: date-time */
                to?: string | null;
            } | null)[] | null;
            /**
             * 省/自治区/直辖市 / Province
             * Format: code-gbt2260-1
             */
            province?: string | null;
            /** 公开 / Public */
            public?: boolean | null;
            /** 允许查看人 / Readers */
            reader_list?: ({
                /** Format: member-id */
                id: string;
                /** @enum {unknown} */
                kind: "person" | "department" | "group" | "role" | "region" | "everyone";
            } | null)[] | null;
            /** 打印/防拷贝控制 / Record controls */
            record_controls?: {
                /** @enum {unknown} */
                copy?: "inherit" | "allow" | "deny";
                /** @enum {unknown} */
                export?: "inherit" | "allow" | "deny";
                /** @enum {unknown} */
                forward?: "inherit" | "allow" | "deny";
                /** @enum {unknown} */
                print?: "inherit" | "allow" | "deny" | "watermark";
            } | null;
            /** 注册资本 / Registered capital */
            registered_capital?: {
                /** @description in minor units (分 of CNY) */
                amount: number;
                /** Format: code-currency */
                currency: string;
            } | null;
            /**
             * 备注 / Remarks
             * Format: rich-text
             */
            remarks?: string | null;
            /**
             * 销售地区 / Sales region
             * Format: region-id
             */
            sales_region?: string | null;
            /**
             * 销售流程状态 / Sales stage
             * Format: code-sales_stage
             */
            sales_stage?: string | null;
            /**
             * 称谓 / Salutation
             * Format: line
             */
            salutation?: string | null;
            /** 满意度 / Satisfaction */
            satisfaction_score?: number | null;
            /** 配偶姓名 / Spouse */
            spouse_name?: string | null;
            /**
             * 详细地址 / Street address
             * Format: line
             */
            street_address?: string | null;
            /** 订阅与同意 / Subscriptions and consent */
            subscriptions?: ({
                /** Format: date-time */
                at: string;
                /** Format: code-consent_channel */
                channel: string;
                /** Format: line */
                proof?: string | null;
                /** Format: line */
                purpose?: string | null;
                /** Format: code-consent_state */
                state: string;
            } | null)[] | null;
            /**
             * 纳税人识别号 / Taxpayer number
             * Format: check-tax-id
             */
            tax_id?: string | null;
            /**
             * 统一社会信用代码 / Unified social credit code
             * Format: check-credit-code
             */
            unified_social_credit_code?: string | null;
            /**
             * 修改时间 / Changed
             * Format: date-time
             */
            updated_at?: string | null;
            /**
             * 修改人 / Changed by
             * Format: person-id
             */
            updated_by?: string | null;
            version?: number;
            /**
             * 可见性 / Visibility
             * Format: code-visibility
             */
            visibility?: string | null;
            /**
             * 网址 / Website
             * Format: http-url
             */
            website?: string | null;
            /** 微信/企业微信号 / WeChat id */
            wechat_id?: string | null;
        };
        /** CustomerRow */
        CustomerRow: {
            /** 年营业额 / Annual revenue */
            annual_revenue?: {
                /** @description in minor units (分 of CNY) */
                amount: number;
                /** Format: code-currency */
                currency: string;
            } | null;
            /**
             * 助理经理姓名 / Assistant manager
             * Format: line
             */
            assistant_manager_name?: string | null;
            /**
             * 助理经理电话 / Assistant manager's phone
             * Format: phone
             */
            assistant_manager_phone?: string | null;
            /** 附件 / Attachments */
            attachments?: ({
                /** Format: date-time */
                added_at?: string;
                added_by?: string;
                blob?: string;
                id?: string;
                name?: string;
                size?: number;
                type?: string;
            } | null)[] | null;
            /** 允许修改人 / Authors */
            authors?: ({
                /** Format: member-id */
                id: string;
                /** @enum {unknown} */
                kind: "person" | "department" | "group" | "role" | "region" | "everyone";
            } | null)[] | null;
            /** Bank account */
            bank_account?: string | null;
            /**
             * 开户银行 / Bank
             * Format: line
             */
            bank_name?: string | null;
            /** 生日 / Birthday */
            birthday?: string | null;
            /**
             * 生日历法 / Birthday calendar
             * Format: code-birthday_calendar
             */
            birthday_calendar?: string | null;
            /** 子女情况 / Children */
            children?: ({
                birth_date?: string | null;
                name?: string;
            } | null)[] | null;
            /**
             * 城市 / City
             * Format: code-gbt2260-2
             */
            city?: string | null;
            /** 协作人 / Collaborators */
            collaborators?: ({
                /** Format: code-collaborator_access */
                access: string;
                /** Format: person-id */
                person_id: string;
                /** Format: date-time */
                until?: string | null;
            } | null)[] | null;
            /**
             * 公司地址 / Company address
             * Format: line
             */
            company_address?: string | null;
            /**
             * 公司名称 / Company name
             * Format: line
             */
            company_name?: string | null;
            /**
             * 公司英文名 / Company name in English
             * Format: line
             */
            company_name_en?: string | null;
            /**
             * 企业性质 / Company nature
             * Format: code-company_nature
             */
            company_nature?: string | null;
            /**
             * 公司总机 / Switchboard
             * Format: phone
             */
            company_phone?: string | null;
            /**
             * 公司简介 / Company profile
             * Format: rich-text
             */
            company_profile?: string | null;
            /**
             * 联系人姓名 / Contact name
             * Format: line
             */
            contact_name?: string | null;
            /**
             * 国家/地区 / Country
             * Format: code-country
             */
            country?: string | null;
            /**
             * 创建时间 / Created
             * Format: date-time
             */
            created_at?: string | null;
            /**
             * 创建人 / Created by
             * Format: person-id
             */
            created_by?: string | null;
            /** 信用额度 / Credit limit */
            credit_limit?: {
                /** @description in minor units (分 of CNY) */
                amount: number;
                /** Format: code-currency */
                currency: string;
            } | null;
            /**
             * 结算币种 / Currency
             * Format: code-currency
             */
            currency?: string | null;
            /**
             * 当前/潜在需求 / Current or potential need
             * Format: text
             */
            current_need?: string | null;
            custom?: Record<string, never>;
            /**
             * 客户编号 / Customer code
             * Format: line
             */
            customer_code?: string | null;
            /**
             * 客户级别 / Customer level
             * Format: code-customer_level
             */
            customer_level?: string | null;
            /**
             * 客户名称 / Customer name
             * Format: line
             */
            customer_name?: string | null;
            /**
             * 客户来源 / Customer source
             * Format: code-customer_source
             */
            customer_source?: string | null;
            /**
             * 客户类型 / Customer type
             * Format: code-customer_type
             */
            customer_type?: string | null;
            /**
             * 决策角色 / Decision role
             * Format: code-decision_role
             */
            decision_role?: string | null;
            /** Format: date-time */
            deleted_at?: string | null;
            deleted_by?: string | null;
            /**
             * 部门 / Department
             * Format: line
             */
            department?: string | null;
            /**
             * 所属部门 / Department
             * Format: department-id
             */
            department_id?: string | null;
            /**
             * 电子邮件 / E-mail
             * Format: email
             */
            email_primary?: string | null;
            /**
             * 备用邮箱 / Second e-mail
             * Format: email
             */
            email_secondary?: string | null;
            /** 员工人数 / Employees */
            employee_count?: number | null;
            /**
             * 预计结束年月 / Expected close
             * Format: year-month
             */
            expected_close_month?: string | null;
            /**
             * 姓 / Family name
             * Format: line
             */
            family_name?: string | null;
            /** 家庭情况 / Family notes */
            family_notes?: string | null;
            /**
             * 传真 / Fax
             * Format: phone
             */
            fax?: string | null;
            /**
             * 成立日期 / Founded on
             * Format: past-date
             */
            founded_on?: string | null;
            /**
             * 性别 / Gender
             * Format: code-gender
             */
            gender?: string | null;
            /**
             * 名 / Given name
             * Format: line
             */
            given_name?: string | null;
            /** 所属群组 / Groups */
            groups?: (string | null)[] | null;
            /** 爱好与禁忌 / Likes and dislikes */
            hobbies?: (string | null)[] | null;
            /** 家庭电话 / Home phone */
            home_phone?: string | null;
            id: string;
            /**
             * 行业 / Industry
             * Format: code-gbt4754
             */
            industry?: string | null;
            /**
             * 发票抬头 / Invoice title
             * Format: line
             */
            invoice_title?: string | null;
            /**
             * 默认发票类型 / Invoice type
             * Format: code-invoice_type
             */
            invoice_type?: string | null;
            /**
             * 职务 / Job title
             * Format: line
             */
            job_title?: string | null;
            /**
             * 客户性质 / Kind of customer
             * Format: code-customer_kind
             */
            kind?: string | null;
            /**
             * 最后联系时间 / Last contact
             * Format: date-time
             */
            last_contact_at?: string | null;
            /**
             * 最后联系摘要 / Last contact summary
             * Format: line
             */
            last_contact_summary?: string | null;
            /**
             * 法定代表人 / Legal representative
             * Format: line
             */
            legal_representative?: string | null;
            /**
             * 客户状态 / Customer status
             * Format: code-lifecycle_status
             */
            lifecycle_status?: string | null;
            /**
             * 主要竞争对手 / Main competitor
             * Format: line
             */
            main_competitor?: string | null;
            /**
             * 经理邮箱 / Manager's e-mail
             * Format: email
             */
            manager_email?: string | null;
            /**
             * 经理姓名 / Manager
             * Format: line
             */
            manager_name?: string | null;
            /**
             * 经理电话 / Manager's phone
             * Format: phone
             */
            manager_phone?: string | null;
            /**
             * 手机 / Mobile
             * Format: phone
             */
            mobile?: string | null;
            /**
             * 姓名拼音 / Name in pinyin
             * Format: line
             */
            name_pinyin?: string | null;
            /** 需求产品 / Needed products */
            needed_products?: (string | null)[] | null;
            /**
             * 下步计划 / Next step
             * Format: line
             */
            next_action?: string | null;
            /**
             * 下步计划日期 / Next step on
             * Format: date-time
             */
            next_action_at?: string | null;
            /**
             * 办公电话 / Office phone
             * Format: phone
             */
            office_phone?: string | null;
            /**
             * 当前跟进人 / Owner
             * Format: person-id
             */
            owner_id?: string | null;
            /**
             * 上级公司 / Parent company
             * Format: customer-id
             */
            parent_company?: string | null;
            /** 账期(天) / Payment terms (days) */
            payment_terms_days?: number | null;
            /** 照片 / Photo */
            photo?: {
                /** Format: date-time */
                added_at?: string;
                added_by?: string;
                blob?: string;
                id?: string;
                name?: string;
                size?: number;
                type?: string;
            } | null;
            /**
             * 公海状态 / Pool status
             * Format: code-pool_status
             */
            pool_status?: string | null;
            /**
             * 邮政编码 / Postal code
             * Format: check-postal-code
             */
            postal_code?: string | null;
            /**
             * 首选联系方式 / Preferred channel
             * Format: code-preferred_channel
             */
            preferred_channel?: string | null;
            /** 历次跟进人 / Previous owners */
            previous_owners?: ({
                /** Format: date-time */
                from?: string | null;
                /** Format: person-id */
                person_id: string;
                /** Format: line */
                reason?: string | null;
                /** Format: date-time */
                to?: string | null;
            } | null)[] | null;
            /**
             * 省/自治区/直辖市 / Province
             * Format: code-gbt2260-1
             */
            province?: string | null;
            /** 公开 / Public */
            public?: boolean | null;
            /** 允许查看人 / Readers */
            reader_list?: ({
                /** Format: member-id */
                id: string;
                /** @enum {unknown} */
                kind: "person" | "department" | "group" | "role" | "region" | "everyone";
            } | null)[] | null;
            /** 打印/防拷贝控制 / Record controls */
            record_controls?: {
                /** @enum {unknown} */
                copy?: "inherit" | "allow" | "deny";
                /** @enum {unknown} */
                export?: "inherit" | "allow" | "deny";
                /** @enum {unknown} */
                forward?: "inherit" | "allow" | "deny";
                /** @enum {unknown} */
                print?: "inherit" | "allow" | "deny" | "watermark";
            } | null;
            /** 注册资本 / Registered capital */
            registered_capital?: {
                /** @description in minor units (分 of CNY) */
                amount: number;
                /** Format: code-currency */
                currency: string;
            } | null;
            /**
             * 备注 / Remarks
             * Format: rich-text
             */
            remarks?: string | null;
            /**
             * 销售地区 / Sales region
             * Format: region-id
             */
            sales_region?: string | null;
            /**
             * 销售流程状态 / Sales stage
             * Format: code-sales_stage
             */
            sales_stage?: string | null;
            /**
             * 称谓 / Salutation
             * Format: line
             */
            salutation?: string | null;
            /** 满意度 / Satisfaction */
            satisfaction_score?: number | null;
            /** 配偶姓名 / Spouse */
            spouse_name?: string | null;
            /**
             * 详细地址 / Street address
             * Format: line
             */
            street_address?: string | null;
            /** 订阅与同意 / Subscriptions and consent */
            subscriptions?: ({
                /** Format: date-time */
                at: string;
                /** Format: code-consent_channel */
                channel: string;
                /** Format: line */
                proof?: string | null;
                /** Format: line */
                purpose?: string | null;
                /** Format: code-consent_state */
                state: string;
            } | null)[] | null;
            /**
             * 纳税人识别号 / Taxpayer number
             * Format: check-tax-id
             */
            tax_id?: string | null;
            /**
             * 统一社会信用代码 / Unified social credit code
             * Format: check-credit-code
             */
            unified_social_credit_code?: string | null;
            /**
             * 修改时间 / Changed
             * Format: date-time
             */
            updated_at?: string | null;
            /**
             * 修改人 / Changed by
             * Format: person-id
             */
            updated_by?: string | null;
            version?: number;
            /**
             * 可见性 / Visibility
             * Format: code-visibility
             */
            visibility?: string | null;
            /**
             * 网址 / Website
             * Format: http-url
             */
            website?: string | null;
            /** 微信/企业微信号 / WeChat id */
            wechat_id?: string | null;
        };
        /** CustomField */
        CustomField: {
            _access?: {
                assign: boolean;
                copy: boolean;
                delete: boolean;
                edit: boolean;
                export: boolean;
                forward: boolean;
                masked: string[];
                print: boolean;
                reasons: {
                    [key: string]: string;
                };
                reveal: boolean;
            };
            /** 启用 / Active */
            active?: boolean | null;
            authors?: {
                /** Format: member-id */
                id: string;
                /** @enum {unknown} */
                kind: "person" | "department" | "group" | "role" | "region" | "everyone";
            }[] | null;
            /**
             * 代码表 / Code list
             * Format: line
             */
            codes?: string | null;
            collaborators?: unknown[] | null;
            /**
             * 创建时间 / Created
             * Format: date-time
             */
            created_at?: string | null;
            /**
             * 创建人 / Created by
             * Format: person-id
             */
            created_by?: string | null;
            custom?: Record<string, never>;
            /** Format: date-time */
            deleted_at?: string | null;
            deleted_by?: string | null;
            /**
             * 所属部门 / Department
             * Format: department-id
             */
            department_id?: string | null;
            id: string;
            /**
             * 类型 / Kind
             * Format: line
             */
            kind?: string | null;
            /** 名称 / Label */
            label?: {
                /** Format: line */
                en?: string | null;
                /** Format: line */
                zh: string;
            } | null;
            /** 多个 / Several */
            many?: boolean | null;
            /** 最大 / At most */
            max?: number | null;
            /** 最多项数 / Items at most */
            max_items?: number | null;
            /** 最小 / At least */
            min?: number | null;
            /**
             * 字段名 / Name
             * Format: line
             */
            name?: string | null;
            /**
             * 负责人 / Owner
             * Format: person-id
             */
            owner_id?: string | null;
            /** 个人信息 / Personal */
            personal?: boolean | null;
            /** 次序 / Position */
            position?: number | null;
            public?: boolean | null;
            /** 可读级别 / Level to read */
            read_level?: number | null;
            /**
             * 可读角色 / Role to read
             * Format: line
             */
            read_role?: string | null;
            reader_list?: {
                /** Format: member-id */
                id: string;
                /** @enum {unknown} */
                kind: "person" | "department" | "group" | "role" | "region" | "everyone";
            }[] | null;
            record_controls?: Record<string, never> | null;
            /**
             * 记录类型 / Record type
             * Format: line
             */
            record_type?: string | null;
            /**
             * 引用 / Refers to
             * Format: line
             */
            refers?: string | null;
            /** 必填 / Required */
            required?: boolean | null;
            /** 参与搜索 / Searched */
            searched?: boolean | null;
            /**
             * 页签 / Tab
             * Format: line
             */
            tab?: string | null;
            /**
             * 修改时间 / Changed
             * Format: date-time
             */
            updated_at?: string | null;
            /**
             * 修改人 / Changed by
             * Format: person-id
             */
            updated_by?: string | null;
            version?: number;
            /** @enum {unknown} */
            visibility?: "open" | "restricted";
            /** 可写级别 / Level to write */
            write_level?: number | null;
            /**
             * 可写角色 / Role to write
             * Format: line
             */
            write_role?: string | null;
        };
        /** CustomFieldRow */
        CustomFieldRow: {
            /** 启用 / Active */
            active?: boolean | null;
            authors?: {
                /** Format: member-id */
                id: string;
                /** @enum {unknown} */
                kind: "person" | "department" | "group" | "role" | "region" | "everyone";
            }[] | null;
            /**
             * 代码表 / Code list
             * Format: line
             */
            codes?: string | null;
            collaborators?: unknown[] | null;
            /**
             * 创建时间 / Created
             * Format: date-time
             */
            created_at?: string | null;
            /**
             * 创建人 / Created by
             * Format: person-id
             */
            created_by?: string | null;
            custom?: Record<string, never>;
            /** Format: date-time */
            deleted_at?: string | null;
            deleted_by?: string | null;
            /**
             * 所属部门 / Department
             * Format: department-id
             */
            department_id?: string | null;
            id: string;
            /**
             * 类型 / Kind
             * Format: line
             */
            kind?: string | null;
            /** 名称 / Label */
            label?: {
                /** Format: line */
                en?: string | null;
                /** Format: line */
                zh: string;
            } | null;
            /** 多个 / Several */
            many?: boolean | null;
            /** 最大 / At most */
            max?: number | null;
            /** 最多项数 / Items at most */
            max_items?: number | null;
            /** 最小 / At least */
            min?: number | null;
            /**
             * 字段名 / Name
             * Format: line
             */
            name?: string | null;
            /**
             * 负责人 / Owner
             * Format: person-id
             */
            owner_id?: string | null;
            /** 个人信息 / Personal */
            personal?: boolean | null;
            /** 次序 / Position */
            position?: number | null;
            public?: boolean | null;
            /** 可读级别 / Level to read */
            read_level?: number | null;
            /**
             * 可读角色 / Role to read
             * Format: line
             */
            read_role?: string | null;
            reader_list?: {
                /** Format: member-id */
                id: string;
                /** @enum {unknown} */
                kind: "person" | "department" | "group" | "role" | "region" | "everyone";
            }[] | null;
            record_controls?: Record<string, never> | null;
            /**
             * 记录类型 / Record type
             * Format: line
             */
            record_type?: string | null;
            /**
             * 引用 / Refers to
             * Format: line
             */
            refers?: string | null;
            /** 必填 / Required */
            required?: boolean | null;
            /** 参与搜索 / Searched */
            searched?: boolean | null;
            /**
             * 页签 / Tab
             * Format: line
             */
            tab?: string | null;
            /**
             * 修改时间 / Changed
             * Format: date-time
             */
            updated_at?: string | null;
            /**
             * 修改人 / Changed by
             * Format: person-id
             */
            updated_by?: string | null;
            version?: number;
            /** @enum {unknown} */
            visibility?: "open" | "restricted";
            /** 可写级别 / Level to write */
            write_level?: number | null;
            /**
             * 可写角色 / Role to write
             * Format: line
             */
            write_role?: string | null;
        };
        /** Department */
        Department: {
            _access?: {
                assign: boolean;
                copy: boolean;
                delete: boolean;
                edit: boolean;
                export: boolean;
                forward: boolean;
                masked: string[];
                print: boolean;
                reasons: {
                    [key: string]: string;
                };
                reveal: boolean;
            };
            authors?: {
                /** Format: member-id */
                id: string;
                /** @enum {unknown} */
                kind: "person" | "department" | "group" | "role" | "region" | "everyone";
            }[] | null;
            collaborators?: unknown[] | null;
            /**
             * 创建时间 / Created
             * Format: date-time
             */
            created_at?: string | null;
            /**
             * 创建人 / Created by
             * Format: person-id
             */
            created_by?: string | null;
            custom?: Record<string, never>;
            /** Format: date-time */
            deleted_at?: string | null;
            deleted_by?: string | null;
            /**
             * 所属部门 / Department
             * Format: department-id
             */
            department_id?: string | null;
            /** 负责人 / Heads */
            head_ids?: (string | null)[] | null;
            id: string;
            /**
             * 名称 / Name
             * Format: line
             */
            name?: string | null;
            /**
             * 负责人 / Owner
             * Format: person-id
             */
            owner_id?: string | null;
            /**
             * 上级部门 / Parent
             * Format: department-id
             */
            parent_id?: string | null;
            public?: boolean | null;
            reader_list?: {
                /** Format: member-id */
                id: string;
                /** @enum {unknown} */
                kind: "person" | "department" | "group" | "role" | "region" | "everyone";
            }[] | null;
            record_controls?: Record<string, never> | null;
            /**
             * 所属区域 / Region
             * Format: region-id
             */
            region_id?: string | null;
            /** 角色 / Roles */
            roles?: (string | null)[] | null;
            /**
             * 修改时间 / Changed
             * Format: date-time
             */
            updated_at?: string | null;
            /**
             * 修改人 / Changed by
             * Format: person-id
             */
            updated_by?: string | null;
            version?: number;
            /** @enum {unknown} */
            visibility?: "open" | "restricted";
        };
        /** DepartmentRow */
        DepartmentRow: {
            authors?: {
                /** Format: member-id */
                id: string;
                /** @enum {unknown} */
                kind: "person" | "department" | "group" | "role" | "region" | "everyone";
            }[] | null;
            collaborators?: unknown[] | null;
            /**
             * 创建时间 / Created
             * Format: date-time
             */
            created_at?: string | null;
            /**
             * 创建人 / Created by
             * Format: person-id
             */
            created_by?: string | null;
            custom?: Record<string, never>;
            /** Format: date-time */
            deleted_at?: string | null;
            deleted_by?: string | null;
            /**
             * 所属部门 / Department
             * Format: department-id
             */
            department_id?: string | null;
            /** 负责人 / Heads */
            head_ids?: (string | null)[] | null;
            id: string;
            /**
             * 名称 / Name
             * Format: line
             */
            name?: string | null;
            /**
             * 负责人 / Owner
             * Format: person-id
             */
            owner_id?: string | null;
            /**
             * 上级部门 / Parent
             * Format: department-id
             */
            parent_id?: string | null;
            public?: boolean | null;
            reader_list?: {
                /** Format: member-id */
                id: string;
                /** @enum {unknown} */
                kind: "person" | "department" | "group" | "role" | "region" | "everyone";
            }[] | null;
            record_controls?: Record<string, never> | null;
            /**
             * 所属区域 / Region
             * Format: region-id
             */
            region_id?: string | null;
            /** 角色 / Roles */
            roles?: (string | null)[] | null;
            /**
             * 修改时间 / Changed
             * Format: date-time
             */
            updated_at?: string | null;
            /**
             * 修改人 / Changed by
             * Format: person-id
             */
            updated_by?: string | null;
            version?: number;
            /** @enum {unknown} */
            visibility?: "open" | "restricted";
        };
        /** Group */
        Group: {
            _access?: {
                assign: boolean;
                copy: boolean;
                delete: boolean;
                edit: boolean;
                export: boolean;
                forward: boolean;
                masked: string[];
                print: boolean;
                reasons: {
                    [key: string]: string;
                };
                reveal: boolean;
            };
            authors?: {
                /** Format: member-id */
                id: string;
                /** @enum {unknown} */
                kind: "person" | "department" | "group" | "role" | "region" | "everyone";
            }[] | null;
            collaborators?: unknown[] | null;
            /**
             * 创建时间 / Created
             * Format: date-time
             */
            created_at?: string | null;
            /**
             * 创建人 / Created by
             * Format: person-id
             */
            created_by?: string | null;
            custom?: Record<string, never>;
            /** Format: date-time */
            deleted_at?: string | null;
            deleted_by?: string | null;
            /** 禁止访问 / Refused everywhere */
            denies?: boolean | null;
            /**
             * 所属部门 / Department
             * Format: department-id
             */
            department_id?: string | null;
            /** 部门 / Departments */
            department_ids?: (string | null)[] | null;
            /** 下级组 / Groups in it */
            group_ids?: (string | null)[] | null;
            id: string;
            /**
             * 名称 / Name
             * Format: line
             */
            name?: string | null;
            /**
             * 负责人 / Owner
             * Format: person-id
             */
            owner_id?: string | null;
            /** 人员 / People */
            person_ids?: (string | null)[] | null;
            public?: boolean | null;
            reader_list?: {
                /** Format: member-id */
                id: string;
                /** @enum {unknown} */
                kind: "person" | "department" | "group" | "role" | "region" | "everyone";
            }[] | null;
            record_controls?: Record<string, never> | null;
            /** 角色 / Roles */
            roles?: (string | null)[] | null;
            /**
             * 修改时间 / Changed
             * Format: date-time
             */
            updated_at?: string | null;
            /**
             * 修改人 / Changed by
             * Format: person-id
             */
            updated_by?: string | null;
            version?: number;
            /** @enum {unknown} */
            visibility?: "open" | "restricted";
        };
        /** GroupRow */
        GroupRow: {
            authors?: {
                /** Format: member-id */
                id: string;
                /** @enum {unknown} */
                kind: "person" | "department" | "group" | "role" | "region" | "everyone";
            }[] | null;
            collaborators?: unknown[] | null;
            /**
             * 创建时间 / Created
             * Format: date-time
             */
            created_at?: string | null;
            /**
             * 创建人 / Created by
             * Format: person-id
             */
            created_by?: string | null;
            custom?: Record<string, never>;
            /** Format: date-time */
            deleted_at?: string | null;
            deleted_by?: string | null;
            /** 禁止访问 / Refused everywhere */
            denies?: boolean | null;
            /**
             * 所属部门 / Department
             * Format: department-id
             */
            department_id?: string | null;
            /** 部门 / Departments */
            department_ids?: (string | null)[] | null;
            /** 下级组 / Groups in it */
            group_ids?: (string | null)[] | null;
            id: string;
            /**
             * 名称 / Name
             * Format: line
             */
            name?: string | null;
            /**
             * 负责人 / Owner
             * Format: person-id
             */
            owner_id?: string | null;
            /** 人员 / People */
            person_ids?: (string | null)[] | null;
            public?: boolean | null;
            reader_list?: {
                /** Format: member-id */
                id: string;
                /** @enum {unknown} */
                kind: "person" | "department" | "group" | "role" | "region" | "everyone";
            }[] | null;
            record_controls?: Record<string, never> | null;
            /** 角色 / Roles */
            roles?: (string | null)[] | null;
            /**
             * 修改时间 / Changed
             * Format: date-time
             */
            updated_at?: string | null;
            /**
             * 修改人 / Changed by
             * Format: person-id
             */
            updated_by?: string | null;
            version?: number;
            /** @enum {unknown} */
            visibility?: "open" | "restricted";
        };
        /** Person */
        Person: {
            _access?: {
                assign: boolean;
                copy: boolean;
                delete: boolean;
                edit: boolean;
                export: boolean;
                forward: boolean;
                masked: string[];
                print: boolean;
                reasons: {
                    [key: string]: string;
                };
                reveal: boolean;
            };
            /** 在职 / Active */
            active?: boolean | null;
            authors?: {
                /** Format: member-id */
                id: string;
                /** @enum {unknown} */
                kind: "person" | "department" | "group" | "role" | "region" | "everyone";
            }[] | null;
            collaborators?: unknown[] | null;
            /**
             * 创建时间 / Created
             * Format: date-time
             */
            created_at?: string | null;
            /**
             * 创建人 / Created by
             * Format: person-id
             */
            created_by?: string | null;
            custom?: Record<string, never>;
            /** Format: date-time */
            deleted_at?: string | null;
            deleted_by?: string | null;
            /**
             * 所属部门 / Department
             * Format: department-id
             */
            department_id?: string | null;
            /** 部门 / Departments */
            department_ids?: (string | null)[] | null;
            /**
             * 电子邮件 / E-mail
             * Format: email
             */
            email?: string | null;
            id: string;
            /**
             * 登录名 / Login
             * Format: check-login
             */
            login?: string | null;
            /**
             * 手机 / Mobile
             * Format: phone
             */
            mobile?: string | null;
            /**
             * 姓名 / Name
             * Format: line
             */
            name?: string | null;
            /**
             * 负责人 / Owner
             * Format: person-id
             */
            owner_id?: string | null;
            /**
             * 拼音 / Pinyin
             * Format: line
             */
            pinyin?: string | null;
            /**
             * 职务 / Post
             * Format: line
             */
            post?: string | null;
            public?: boolean | null;
            reader_list?: {
                /** Format: member-id */
                id: string;
                /** @enum {unknown} */
                kind: "person" | "department" | "group" | "role" | "region" | "everyone";
            }[] | null;
            record_controls?: Record<string, never> | null;
            /** 角色 / Roles */
            roles?: (string | null)[] | null;
            /** 会话批次 / Session epoch */
            session_epoch?: number | null;
            /**
             * 直接上级 / Superior
             * Format: person-id
             */
            superior_id?: string | null;
            /**
             * 修改时间 / Changed
             * Format: date-time
             */
            updated_at?: string | null;
            /**
             * 修改人 / Changed by
             * Format: person-id
             */
            updated_by?: string | null;
            version?: number;
            /** @enum {unknown} */
            visibility?: "open" | "restricted";
        };
        /** PersonRow */
        PersonRow: {
            /** 在职 / Active */
            active?: boolean | null;
            authors?: {
                /** Format: member-id */
                id: string;
                /** @enum {unknown} */
                kind: "person" | "department" | "group" | "role" | "region" | "everyone";
            }[] | null;
            collaborators?: unknown[] | null;
            /**
             * 创建时间 / Created
             * Format: date-time
             */
            created_at?: string | null;
            /**
             * 创建人 / Created by
             * Format: person-id
             */
            created_by?: string | null;
            custom?: Record<string, never>;
            /** Format: date-time */
            deleted_at?: string | null;
            deleted_by?: string | null;
            /**
             * 所属部门 / Department
             * Format: department-id
             */
            department_id?: string | null;
            /** 部门 / Departments */
            department_ids?: (string | null)[] | null;
            /**
             * 电子邮件 / E-mail
             * Format: email
             */
            email?: string | null;
            id: string;
            /**
             * 登录名 / Login
             * Format: check-login
             */
            login?: string | null;
            /**
             * 手机 / Mobile
             * Format: phone
             */
            mobile?: string | null;
            /**
             * 姓名 / Name
             * Format: line
             */
            name?: string | null;
            /**
             * 负责人 / Owner
             * Format: person-id
             */
            owner_id?: string | null;
            /**
             * 拼音 / Pinyin
             * Format: line
             */
            pinyin?: string | null;
            /**
             * 职务 / Post
             * Format: line
             */
            post?: string | null;
            public?: boolean | null;
            reader_list?: {
                /** Format: member-id */
                id: string;
                /** @enum {unknown} */
                kind: "person" | "department" | "group" | "role" | "region" | "everyone";
            }[] | null;
            record_controls?: Record<string, never> | null;
            /** 角色 / Roles */
            roles?: (string | null)[] | null;
            /** 会话批次 / Session epoch */
            session_epoch?: number | null;
            /**
             * 直接上级 / Superior
             * Format: person-id
             */
            superior_id?: string | null;
            /**
             * 修改时间 / Changed
             * Format: date-time
             */
            updated_at?: string | null;
            /**
             * 修改人 / Changed by
             * Format: person-id
             */
            updated_by?: string | null;
            version?: number;
            /** @enum {unknown} */
            visibility?: "open" | "restricted";
        };
        Problem: {
            detail: string;
            errors?: {
                detail: string;
                pointer: string;
                reason: string;
            }[];
            factor?: string;
            reason: string;
            status: number;
            title: string;
            trace_id: string;
            type: string;
        };
        /** Region */
        Region: {
            _access?: {
                assign: boolean;
                copy: boolean;
                delete: boolean;
                edit: boolean;
                export: boolean;
                forward: boolean;
                masked: string[];
                print: boolean;
                reasons: {
                    [key: string]: string;
                };
                reveal: boolean;
            };
            authors?: {
                /** Format: member-id */
                id: string;
                /** @enum {unknown} */
                kind: "person" | "department" | "group" | "role" | "region" | "everyone";
            }[] | null;
            collaborators?: unknown[] | null;
            /**
             * 创建时间 / Created
             * Format: date-time
             */
            created_at?: string | null;
            /**
             * 创建人 / Created by
             * Format: person-id
             */
            created_by?: string | null;
            custom?: Record<string, never>;
            /** Format: date-time */
            deleted_at?: string | null;
            deleted_by?: string | null;
            /**
             * 所属部门 / Department
             * Format: department-id
             */
            department_id?: string | null;
            id: string;
            /**
             * 名称 / Name
             * Format: line
             */
            name?: string | null;
            /**
             * 负责人 / Owner
             * Format: person-id
             */
            owner_id?: string | null;
            public?: boolean | null;
            reader_list?: {
                /** Format: member-id */
                id: string;
                /** @enum {unknown} */
                kind: "person" | "department" | "group" | "role" | "region" | "everyone";
            }[] | null;
            record_controls?: Record<string, never> | null;
            /**
             * 修改时间 / Changed
             * Format: date-time
             */
            updated_at?: string | null;
            /**
             * 修改人 / Changed by
             * Format: person-id
             */
            updated_by?: string | null;
            version?: number;
            /** @enum {unknown} */
            visibility?: "open" | "restricted";
        };
        /** RegionRow */
        RegionRow: {
            authors?: {
                /** Format: member-id */
                id: string;
                /** @enum {unknown} */
                kind: "person" | "department" | "group" | "role" | "region" | "everyone";
            }[] | null;
            collaborators?: unknown[] | null;
            /**
             * 创建时间 / Created
             * Format: date-time
             */
            created_at?: string | null;
            /**
             * 创建人 / Created by
             * Format: person-id
             */
            created_by?: string | null;
            custom?: Record<string, never>;
            /** Format: date-time */
            deleted_at?: string | null;
            deleted_by?: string | null;
            /**
             * 所属部门 / Department
             * Format: department-id
             */
            department_id?: string | null;
            id: string;
            /**
             * 名称 / Name
             * Format: line
             */
            name?: string | null;
            /**
             * 负责人 / Owner
             * Format: person-id
             */
            owner_id?: string | null;
            public?: boolean | null;
            reader_list?: {
                /** Format: member-id */
                id: string;
                /** @enum {unknown} */
                kind: "person" | "department" | "group" | "role" | "region" | "everyone";
            }[] | null;
            record_controls?: Record<string, never> | null;
            /**
             * 修改时间 / Changed
             * Format: date-time
             */
            updated_at?: string | null;
            /**
             * 修改人 / Changed by
             * Format: person-id
             */
            updated_by?: string | null;
            version?: number;
            /** @enum {unknown} */
            visibility?: "open" | "restricted";
        };
        /** Role */
        Role: {
            _access?: {
                assign: boolean;
                copy: boolean;
                delete: boolean;
                edit: boolean;
                export: boolean;
                forward: boolean;
                masked: string[];
                print: boolean;
                reasons: {
                    [key: string]: string;
                };
                reveal: boolean;
            };
            authors?: {
                /** Format: member-id */
                id: string;
                /** @enum {unknown} */
                kind: "person" | "department" | "group" | "role" | "region" | "everyone";
            }[] | null;
            collaborators?: unknown[] | null;
            /**
             * 创建时间 / Created
             * Format: date-time
             */
            created_at?: string | null;
            /**
             * 创建人 / Created by
             * Format: person-id
             */
            created_by?: string | null;
            custom?: Record<string, never>;
            /** Format: date-time */
            deleted_at?: string | null;
            deleted_by?: string | null;
            /**
             * 所属部门 / Department
             * Format: department-id
             */
            department_id?: string | null;
            id: string;
            /**
             * 名称 / Name
             * Format: check-role-name
             */
            name?: string | null;
            /**
             * 所属库 / Store
             * Format: check-store-name
             */
            of_store?: string | null;
            /**
             * 负责人 / Owner
             * Format: person-id
             */
            owner_id?: string | null;
            public?: boolean | null;
            reader_list?: {
                /** Format: member-id */
                id: string;
                /** @enum {unknown} */
                kind: "person" | "department" | "group" | "role" | "region" | "everyone";
            }[] | null;
            record_controls?: Record<string, never> | null;
            /**
             * 说明 / Title
             * Format: line
             */
            title?: string | null;
            /**
             * 修改时间 / Changed
             * Format: date-time
             */
            updated_at?: string | null;
            /**
             * 修改人 / Changed by
             * Format: person-id
             */
            updated_by?: string | null;
            version?: number;
            /** @enum {unknown} */
            visibility?: "open" | "restricted";
        };
        /** RoleRow */
        RoleRow: {
            authors?: {
                /** Format: member-id */
                id: string;
                /** @enum {unknown} */
                kind: "person" | "department" | "group" | "role" | "region" | "everyone";
            }[] | null;
            collaborators?: unknown[] | null;
            /**
             * 创建时间 / Created
             * Format: date-time
             */
            created_at?: string | null;
            /**
             * 创建人 / Created by
             * Format: person-id
             */
            created_by?: string | null;
            custom?: Record<string, never>;
            /** Format: date-time */
            deleted_at?: string | null;
            deleted_by?: string | null;
            /**
             * 所属部门 / Department
             * Format: department-id
             */
            department_id?: string | null;
            id: string;
            /**
             * 名称 / Name
             * Format: check-role-name
             */
            name?: string | null;
            /**
             * 所属库 / Store
             * Format: check-store-name
             */
            of_store?: string | null;
            /**
             * 负责人 / Owner
             * Format: person-id
             */
            owner_id?: string | null;
            public?: boolean | null;
            reader_list?: {
                /** Format: member-id */
                id: string;
                /** @enum {unknown} */
                kind: "person" | "department" | "group" | "role" | "region" | "everyone";
            }[] | null;
            record_controls?: Record<string, never> | null;
            /**
             * 说明 / Title
             * Format: line
             */
            title?: string | null;
            /**
             * 修改时间 / Changed
             * Format: date-time
             */
            updated_at?: string | null;
            /**
             * 修改人 / Changed by
             * Format: person-id
             */
            updated_by?: string | null;
            version?: number;
            /** @enum {unknown} */
            visibility?: "open" | "restricted";
        };
        /** SavedView */
        SavedView: {
            _access?: {
                assign: boolean;
                copy: boolean;
                delete: boolean;
                edit: boolean;
                export: boolean;
                forward: boolean;
                masked: string[];
                print: boolean;
                reasons: {
                    [key: string]: string;
                };
                reveal: boolean;
            };
            authors?: {
                /** Format: member-id */
                id: string;
                /** @enum {unknown} */
                kind: "person" | "department" | "group" | "role" | "region" | "everyone";
            }[] | null;
            collaborators?: unknown[] | null;
            /** 列 / Columns */
            columns?: (string | null)[] | null;
            /**
             * 创建时间 / Created
             * Format: date-time
             */
            created_at?: string | null;
            /**
             * 创建人 / Created by
             * Format: person-id
             */
            created_by?: string | null;
            custom?: Record<string, never>;
            /** Format: date-time */
            deleted_at?: string | null;
            deleted_by?: string | null;
            /**
             * 所属部门 / Department
             * Format: department-id
             */
            department_id?: string | null;
            /**
             * 筛选 / Filter
             * Format: text
             */
            filter?: string | null;
            /**
             * 分组 / Group by
             * Format: line
             */
            group_by?: string | null;
            id: string;
            /**
             * 布局 / Layout
             * Format: line
             */
            layout?: string | null;
            /**
             * 名称 / Name
             * Format: line
             */
            name?: string | null;
            /**
             * 排序 / Order
             * Format: line
             */
            order_by?: string | null;
            /**
             * 负责人 / Owner
             * Format: person-id
             */
            owner_id?: string | null;
            public?: boolean | null;
            reader_list?: {
                /** Format: member-id */
                id: string;
                /** @enum {unknown} */
                kind: "person" | "department" | "group" | "role" | "region" | "everyone";
            }[] | null;
            record_controls?: Record<string, never> | null;
            /**
             * 记录类型 / Record type
             * Format: line
             */
            record_type?: string | null;
            /** 共享给 / Shared with */
            shared_with?: ({
                /** Format: member-id */
                id: string;
                /** @enum {unknown} */
                kind: "person" | "department" | "group" | "role" | "region" | "everyone";
            } | null)[] | null;
            /**
             * 修改时间 / Changed
             * Format: date-time
             */
            updated_at?: string | null;
            /**
             * 修改人 / Changed by
             * Format: person-id
             */
            updated_by?: string | null;
            version?: number;
            /** @enum {unknown} */
            visibility?: "open" | "restricted";
            /** 列宽 / Widths */
            widths?: {
                [key: string]: string | number | boolean;
            } | null;
        };
        /** SavedViewRow */
        SavedViewRow: {
            authors?: {
                /** Format: member-id */
                id: string;
                /** @enum {unknown} */
                kind: "person" | "department" | "group" | "role" | "region" | "everyone";
            }[] | null;
            collaborators?: unknown[] | null;
            /** 列 / Columns */
            columns?: (string | null)[] | null;
            /**
             * 创建时间 / Created
             * Format: date-time
             */
            created_at?: string | null;
            /**
             * 创建人 / Created by
             * Format: person-id
             */
            created_by?: string | null;
            custom?: Record<string, never>;
            /** Format: date-time */
            deleted_at?: string | null;
            deleted_by?: string | null;
            /**
             * 所属部门 / Department
             * Format: department-id
             */
            department_id?: string | null;
            /**
             * 筛选 / Filter
             * Format: text
             */
            filter?: string | null;
            /**
             * 分组 / Group by
             * Format: line
             */
            group_by?: string | null;
            id: string;
            /**
             * 布局 / Layout
             * Format: line
             */
            layout?: string | null;
            /**
             * 名称 / Name
             * Format: line
             */
            name?: string | null;
            /**
             * 排序 / Order
             * Format: line
             */
            order_by?: string | null;
            /**
             * 负责人 / Owner
             * Format: person-id
             */
            owner_id?: string | null;
            public?: boolean | null;
            reader_list?: {
                /** Format: member-id */
                id: string;
                /** @enum {unknown} */
                kind: "person" | "department" | "group" | "role" | "region" | "everyone";
            }[] | null;
            record_controls?: Record<string, never> | null;
            /**
             * 记录类型 / Record type
             * Format: line
             */
            record_type?: string | null;
            /** 共享给 / Shared with */
            shared_with?: ({
                /** Format: member-id */
                id: string;
                /** @enum {unknown} */
                kind: "person" | "department" | "group" | "role" | "region" | "everyone";
            } | null)[] | null;
            /**
             * 修改时间 / Changed
             * Format: date-time
             */
            updated_at?: string | null;
            /**
             * 修改人 / Changed by
             * Format: person-id
             */
            updated_by?: string | null;
            version?: number;
            /** @enum {unknown} */
            visibility?: "open" | "restricted";
            /** 列宽 / Widths */
            widths?: {
                [key: string]: string | number | boolean;
            } | null;
        };
    };
    responses: {
        /** @description Unreadable request */
        400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not signed in */
        401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not permitted */
        403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not found */
        404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description In conflict with the present state */
        409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Changed by someone else */
        412: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too large */
        413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Invalid input */
        422: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests */
        429: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Temporarily unavailable */
        503: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
};
export type $defs = Record<string, never>;
export interface operations {
    assignees_contacts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        people: string[];
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    list_code_list: {
        parameters: {
            query?: {
                /** @description How many there are: exact to 1,000, then rounded to two digits. */
                about?: boolean;
                /** @description Deleted records, for those who may restore them. */
                deleted?: boolean;
                /** @description Top-level fields to return; all of them where none is named. */
                fields?: string;
                /** @description A subset of AIP-160. */
                filter?: string;
                /** @description One field, `desc` behind it for the largest first. */
                order_by?: "" | "created_at" | "created_at asc" | "created_at desc" | "updated_at" | "updated_at asc" | "updated_at desc";
                /** @description Rows at most. */
                page_size?: number;
                /** @description `next_page_token` of the page before. */
                page_token?: string;
                /** @description Words, pinyin or initials, pieces of numbers. */
                q?: string;
                /** @description Begin at this value. */
                start_at?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        about: number | null;
                        code_lists: components["schemas"]["CodeListChangeRow"][];
                        next_page_token: string;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    create_code_list: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 代码 / Codes */
                    codes: {
                        active?: boolean | null;
                        /** Format: line */
                        code: string;
                        /** Format: line */
                        en?: string | null;
                        /** Format: line */
                        parent?: string | null;
                        /** Format: line */
                        zh: string;
                    }[];
                    custom?: Record<string, never>;
                    /**
                     * 代码表 / Code list
                     * Format: line
                     */
                    list_name: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    /** @description The new record. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeListChange"] | {
                        /** @constant */
                        receipt: true;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    batch_get_code_list: {
        parameters: {
            query: {
                /** @description Top-level fields to return; all of them where none is named. */
                fields?: string;
                /** @description Which. */
                ids: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code_lists: components["schemas"]["CodeListChangeRow"][];
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    get_code_list: {
        parameters: {
            query?: {
                /** @description Top-level fields to return; all of them where none is named. */
                fields?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeListChange"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    delete_code_list: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    edit_code_list: {
        parameters: {
            query?: {
                /** @description The fields to write. */
                update_mask?: string;
            };
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 代码 / Codes */
                    codes?: {
                        active?: boolean | null;
                        /** Format: line */
                        code: string;
                        /** Format: line */
                        en?: string | null;
                        /** Format: line */
                        parent?: string | null;
                        /** Format: line */
                        zh: string;
                    }[];
                    custom?: Record<string, never>;
                    /**
                     * 代码表 / Code list
                     * Format: line
                     */
                    list_name?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeListChange"] | {
                        /** @constant */
                        receipt: true;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    restore_code_list: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeListChange"] | {
                        /** @constant */
                        receipt: true;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    changes_code_list: {
        parameters: {
            query?: {
                /** @description Rows at most. */
                page_size?: number;
                /** @description `next_page_token` of the page before. */
                page_token?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changes: {
                            actor_id: string;
                            /** Format: date-time */
                            at: string;
                            /** @enum {unknown} */
                            client?: "browser" | "program" | "system";
                            command?: string;
                            fields: {
                                after: unknown;
                                before: unknown;
                                /** @constant */
                                masked?: true;
                                name: string;
                            }[];
                            /** Format: record-id */
                            id: string;
                            operation_id?: string | null;
                            reason?: string | null;
                            verb: string;
                            version: number;
                        }[];
                        next_page_token: string;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    code_lists_contacts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code_lists: {
                            codes?: {
                                active: boolean;
                                code: string;
                                label: {
                                    en: string;
                                    zh: string;
                                };
                                parent: string | null;
                            }[];
                            editable: boolean;
                            label: {
                                en: string;
                                zh: string;
                            };
                            name: string;
                            size: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    code_list_contacts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        codes?: {
                            active: boolean;
                            code: string;
                            label: {
                                en: string;
                                zh: string;
                            };
                            parent: string | null;
                        }[];
                        editable: boolean;
                        label: {
                            en: string;
                            zh: string;
                        };
                        name: string;
                        size: number;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    list_custom_field: {
        parameters: {
            query?: {
                /** @description How many there are: exact to 1,000, then rounded to two digits. */
                about?: boolean;
                /** @description Deleted records, for those who may restore them. */
                deleted?: boolean;
                /** @description Top-level fields to return; all of them where none is named. */
                fields?: string;
                /** @description A subset of AIP-160. */
                filter?: string;
                /** @description One field, `desc` behind it for the largest first. */
                order_by?: "" | "created_at" | "created_at asc" | "created_at desc" | "updated_at" | "updated_at asc" | "updated_at desc";
                /** @description Rows at most. */
                page_size?: number;
                /** @description `next_page_token` of the page before. */
                page_token?: string;
                /** @description Words, pinyin or initials, pieces of numbers. */
                q?: string;
                /** @description Begin at this value. */
                start_at?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        about: number | null;
                        custom_fields: components["schemas"]["CustomFieldRow"][];
                        next_page_token: string;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    create_custom_field: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 启用 / Active */
                    active?: boolean | null;
                    /**
                     * 代码表 / Code list
                     * Format: line
                     */
                    codes?: string | null;
                    custom?: Record<string, never>;
                    /**
                     * 类型 / Kind
                     * Format: line
                     */
                    kind: string;
                    /** 名称 / Label */
                    label: {
                        /** Format: line */
                        en?: string | null;
                        /** Format: line */
                        zh: string;
                    };
                    /** 多个 / Several */
                    many?: boolean | null;
                    /** 最大 / At most */
                    max?: number | null;
                    /** 最多项数 / Items at most */
                    max_items?: number | null;
                    /** 最小 / At least */
                    min?: number | null;
                    /**
                     * 字段名 / Name
                     * Format: line
                     */
                    name: string;
                    /** 个人信息 / Personal */
                    personal?: boolean | null;
                    /** 次序 / Position */
                    position?: number | null;
                    /** 可读级别 / Level to read */
                    read_level?: number | null;
                    /**
                     * 可读角色 / Role to read
                     * Format: line
                     */
                    read_role?: string | null;
                    /**
                     * 记录类型 / Record type
                     * Format: line
                     */
                    record_type: string;
                    /**
                     * 引用 / Refers to
                     * Format: line
                     */
                    refers?: string | null;
                    /** 必填 / Required */
                    required?: boolean | null;
                    /** 参与搜索 / Searched */
                    searched?: boolean | null;
                    /**
                     * 页签 / Tab
                     * Format: line
                     */
                    tab: string;
                    /** 可写级别 / Level to write */
                    write_level?: number | null;
                    /**
                     * 可写角色 / Role to write
                     * Format: line
                     */
                    write_role?: string | null;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    /** @description The new record. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomField"] | {
                        /** @constant */
                        receipt: true;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    batch_get_custom_field: {
        parameters: {
            query: {
                /** @description Top-level fields to return; all of them where none is named. */
                fields?: string;
                /** @description Which. */
                ids: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        custom_fields: components["schemas"]["CustomFieldRow"][];
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    get_custom_field: {
        parameters: {
            query?: {
                /** @description Top-level fields to return; all of them where none is named. */
                fields?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomField"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    delete_custom_field: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    edit_custom_field: {
        parameters: {
            query?: {
                /** @description The fields to write. */
                update_mask?: string;
            };
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 启用 / Active */
                    active?: boolean | null;
                    /**
                     * 代码表 / Code list
                     * Format: line
                     */
                    codes?: string | null;
                    custom?: Record<string, never>;
                    /**
                     * 类型 / Kind
                     * Format: line
                     */
                    kind?: string;
                    /** 名称 / Label */
                    label?: {
                        /** Format: line */
                        en?: string | null;
                        /** Format: line */
                        zh: string;
                    };
                    /** 多个 / Several */
                    many?: boolean | null;
                    /** 最大 / At most */
                    max?: number | null;
                    /** 最多项数 / Items at most */
                    max_items?: number | null;
                    /** 最小 / At least */
                    min?: number | null;
                    /**
                     * 字段名 / Name
                     * Format: line
                     */
                    name?: string;
                    /** 个人信息 / Personal */
                    personal?: boolean | null;
                    /** 次序 / Position */
                    position?: number | null;
                    /** 可读级别 / Level to read */
                    read_level?: number | null;
                    /**
                     * 可读角色 / Role to read
                     * Format: line
                     */
                    read_role?: string | null;
                    /**
                     * 记录类型 / Record type
                     * Format: line
                     */
                    record_type?: string;
                    /**
                     * 引用 / Refers to
                     * Format: line
                     */
                    refers?: string | null;
                    /** 必填 / Required */
                    required?: boolean | null;
                    /** 参与搜索 / Searched */
                    searched?: boolean | null;
                    /**
                     * 页签 / Tab
                     * Format: line
                     */
                    tab?: string;
                    /** 可写级别 / Level to write */
                    write_level?: number | null;
                    /**
                     * 可写角色 / Role to write
                     * Format: line
                     */
                    write_role?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomField"] | {
                        /** @constant */
                        receipt: true;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    restore_custom_field: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomField"] | {
                        /** @constant */
                        receipt: true;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    changes_custom_field: {
        parameters: {
            query?: {
                /** @description Rows at most. */
                page_size?: number;
                /** @description `next_page_token` of the page before. */
                page_token?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changes: {
                            actor_id: string;
                            /** Format: date-time */
                            at: string;
                            /** @enum {unknown} */
                            client?: "browser" | "program" | "system";
                            command?: string;
                            fields: {
                                after: unknown;
                                before: unknown;
                                /** @constant */
                                masked?: true;
                                name: string;
                            }[];
                            /** Format: record-id */
                            id: string;
                            operation_id?: string | null;
                            reason?: string | null;
                            verb: string;
                            version: number;
                        }[];
                        next_page_token: string;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    list_duplicate_disclosures: {
        parameters: {
            query?: {
                /** @description Rows at most. */
                page_size?: number;
                /** @description `next_page_token` of the page before. */
                page_token?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        duplicate_disclosures: {
                            actor_id: string;
                            /** Format: date-time */
                            at: string;
                            /** @enum {unknown} */
                            client: "browser" | "program" | "system";
                            customer: {
                                company_name: string | null;
                                contact_name: string | null;
                                customer_code: string | null;
                                customer_name: string | null;
                                deleted: boolean;
                                /** Format: record-id */
                                id: string;
                                owner_id: string | null;
                                readable: boolean;
                            };
                            /** @enum {unknown} */
                            door: "check" | "create" | "edit" | "import";
                            /** Format: record-id */
                            id: string;
                            keys: {
                                kind?: string;
                                label?: {
                                    en?: string;
                                    zh?: string;
                                };
                            }[];
                            operation_id: string | null;
                        }[];
                        next_page_token: string;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    list_duplicate_pairs: {
        parameters: {
            query?: {
                /** @description How many there are: exact to 1,000. */
                about?: boolean;
                /** @description Rows at most. */
                page_size?: number;
                /** @description `next_page_token` of the page before. */
                page_token?: string;
                /** @description Pairs of this state only. */
                state?: "open" | "dismissed" | "resolved";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        about: number | null;
                        duplicate_pairs: {
                            /** Format: date-time */
                            decided_at: string | null;
                            decided_by: string | null;
                            /** @enum {unknown} */
                            entry: "create" | "edit" | "import";
                            /** Format: date-time */
                            found_at: string;
                            found_by: string;
                            /** Format: record-id */
                            id: string;
                            keys: {
                                kind?: string;
                                label?: {
                                    en?: string;
                                    zh?: string;
                                };
                            }[];
                            note: string | null;
                            /** @enum {unknown} */
                            resolution: "deleted" | "changed" | null;
                            sides: {
                                company_name: string | null;
                                contact_name: string | null;
                                customer_code: string | null;
                                customer_name: string | null;
                                deleted: boolean;
                                /** Format: record-id */
                                id: string;
                                owner_id: string | null;
                                readable: boolean;
                            }[];
                            /** @enum {unknown} */
                            state: "open" | "dismissed" | "resolved";
                            version: number;
                        }[];
                        next_page_token: string;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    get_duplicate_pair: {
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
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        decided_at: string | null;
                        decided_by: string | null;
                        /** @enum {unknown} */
                        entry: "create" | "edit" | "import";
                        /** Format: date-time */
                        found_at: string;
                        found_by: string;
                        /** Format: record-id */
                        id: string;
                        keys: {
                            kind?: string;
                            label?: {
                                en?: string;
                                zh?: string;
                            };
                        }[];
                        note: string | null;
                        /** @enum {unknown} */
                        resolution: "deleted" | "changed" | null;
                        sides: {
                            company_name: string | null;
                            contact_name: string | null;
                            customer_code: string | null;
                            customer_name: string | null;
                            deleted: boolean;
                            /** Format: record-id */
                            id: string;
                            owner_id: string | null;
                            readable: boolean;
                        }[];
                        /** @enum {unknown} */
                        state: "open" | "dismissed" | "resolved";
                        version: number;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    dismiss_duplicate_pair: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: text */
                    note: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        decided_at: string | null;
                        decided_by: string | null;
                        /** @enum {unknown} */
                        entry: "create" | "edit" | "import";
                        /** Format: date-time */
                        found_at: string;
                        found_by: string;
                        /** Format: record-id */
                        id: string;
                        keys: {
                            kind?: string;
                            label?: {
                                en?: string;
                                zh?: string;
                            };
                        }[];
                        note: string | null;
                        /** @enum {unknown} */
                        resolution: "deleted" | "changed" | null;
                        sides: {
                            company_name: string | null;
                            contact_name: string | null;
                            customer_code: string | null;
                            customer_name: string | null;
                            deleted: boolean;
                            /** Format: record-id */
                            id: string;
                            owner_id: string | null;
                            readable: boolean;
                        }[];
                        /** @enum {unknown} */
                        state: "open" | "dismissed" | "resolved";
                        version: number;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    reopen_duplicate_pair: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        decided_at: string | null;
                        decided_by: string | null;
                        /** @enum {unknown} */
                        entry: "create" | "edit" | "import";
                        /** Format: date-time */
                        found_at: string;
                        found_by: string;
                        /** Format: record-id */
                        id: string;
                        keys: {
                            kind?: string;
                            label?: {
                                en?: string;
                                zh?: string;
                            };
                        }[];
                        note: string | null;
                        /** @enum {unknown} */
                        resolution: "deleted" | "changed" | null;
                        sides: {
                            company_name: string | null;
                            contact_name: string | null;
                            customer_code: string | null;
                            customer_name: string | null;
                            deleted: boolean;
                            /** Format: record-id */
                            id: string;
                            owner_id: string | null;
                            readable: boolean;
                        }[];
                        /** @enum {unknown} */
                        state: "open" | "dismissed" | "resolved";
                        version: number;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    get_template_contacts: {
        parameters: {
            query?: {
                /** @description The file's format. */
                format?: "xlsx";
            };
            header?: never;
            path: {
                name: "customer" | "saved_view" | "custom_field" | "code_list" | "duplicate_pair";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    upload_import_contacts: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                    /** @enum {string} */
                    record_type: "customer" | "saved_view" | "custom_field" | "code_list" | "duplicate_pair";
                    source?: string;
                };
            };
        };
        responses: {
            /** @description Read */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        columns: {
                            header: string;
                            index: number;
                            samples: string[];
                            suggested_field: string | null;
                        }[];
                        /** Format: date-time */
                        created_at?: string | null;
                        delimiter?: string;
                        duplicates?: string;
                        /** @description The store skips them, whatever `duplicates` says. */
                        duplicates_always_skipped: boolean;
                        encoding?: string;
                        errors: {
                            detail: string;
                            factor?: string;
                            pointer: string;
                            reason: string;
                        }[];
                        file_name: string;
                        format: string;
                        /** Format: record-id */
                        id: string;
                        mapping: {
                            [key: string]: string;
                        };
                        match: string[];
                        mode: string;
                        odd_rows?: number;
                        operation_id?: string | null;
                        record_type?: string;
                        rows: number;
                        sheet?: string;
                        sheets?: string[];
                        source?: string | null;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    get_import_contacts: {
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
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        columns: {
                            header: string;
                            index: number;
                            samples: string[];
                            suggested_field: string | null;
                        }[];
                        /** Format: date-time */
                        created_at?: string | null;
                        delimiter?: string;
                        duplicates?: string;
                        /** @description The store skips them, whatever `duplicates` says. */
                        duplicates_always_skipped: boolean;
                        encoding?: string;
                        errors: {
                            detail: string;
                            factor?: string;
                            pointer: string;
                            reason: string;
                        }[];
                        file_name: string;
                        format: string;
                        /** Format: record-id */
                        id: string;
                        mapping: {
                            [key: string]: string;
                        };
                        match: string[];
                        mode: string;
                        odd_rows?: number;
                        operation_id?: string | null;
                        record_type?: string;
                        rows: number;
                        sheet?: string;
                        sheets?: string[];
                        source?: string | null;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    decide_import_contacts: {
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
                "application/json": {
                    /** @enum {unknown} */
                    duplicates?: "skip" | "create" | null;
                    /** @enum {unknown} */
                    encoding?: "utf-8" | "gb18030" | "utf-16-le" | "utf-16-be" | "big5" | "windows-1252" | "shift_jis" | "" | null;
                    mapping?: {
                        [key: string]: string | null;
                    } | null;
                    match?: string[] | null;
                    /** @enum {unknown} */
                    mode?: "create" | "update" | "upsert" | null;
                    sheet?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        columns: {
                            header: string;
                            index: number;
                            samples: string[];
                            suggested_field: string | null;
                        }[];
                        /** Format: date-time */
                        created_at?: string | null;
                        delimiter?: string;
                        duplicates?: string;
                        /** @description The store skips them, whatever `duplicates` says. */
                        duplicates_always_skipped: boolean;
                        encoding?: string;
                        errors: {
                            detail: string;
                            factor?: string;
                            pointer: string;
                            reason: string;
                        }[];
                        file_name: string;
                        format: string;
                        /** Format: record-id */
                        id: string;
                        mapping: {
                            [key: string]: string;
                        };
                        match: string[];
                        mode: string;
                        odd_rows?: number;
                        operation_id?: string | null;
                        record_type?: string;
                        rows: number;
                        sheet?: string;
                        sheets?: string[];
                        source?: string | null;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    dry_run_contacts: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Begun */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            cancel?: boolean;
                            file?: boolean;
                            refused_file?: boolean;
                            resume?: boolean;
                            start?: boolean;
                            undo?: boolean;
                        };
                        counts: {
                            created?: number;
                            duplicate?: number;
                            refused?: number;
                            unchanged?: number;
                            undone?: number;
                            updated?: number;
                            withheld?: number;
                        };
                        /** Format: date-time */
                        created_at: string | null;
                        created_by: string;
                        done: number;
                        error?: {
                            detail: string;
                            factor?: string;
                            pointer: string;
                            reason: string;
                        } | null;
                        file_name?: string | null;
                        /** Format: date-time */
                        finished_at?: string | null;
                        /** Format: record-id */
                        id: string;
                        /** @enum {unknown} */
                        kind: "bulk_edit" | "import" | "export" | "undo";
                        note?: string;
                        planned?: {
                            created?: number;
                            duplicate?: number;
                            refused?: number;
                            unchanged?: number;
                            undone?: number;
                            updated?: number;
                            withheld?: number;
                        } | null;
                        record_type: string;
                        samples: {
                            after: Record<string, never> | null;
                            before: Record<string, never> | null;
                            errors?: {
                                detail: string;
                                factor?: string;
                                pointer: string;
                                reason: string;
                            }[];
                            id: string | null;
                            n?: number;
                            state?: string;
                            title: string;
                        }[];
                        /** Format: date-time */
                        started_at?: string | null;
                        /** @enum {unknown} */
                        state: "previewing" | "ready" | "running" | "done" | "cancelled" | "failed" | "undoing" | "undone";
                        total: number;
                        undo_of?: string | null;
                        undone_by?: string | null;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    list_operations_contacts: {
        parameters: {
            query?: {
                /** @description Rows at most. */
                page_size?: number;
                /** @description `next_page_token` of the page before. */
                page_token?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next_page_token: string;
                        operations: {
                            can: {
                                cancel?: boolean;
                                file?: boolean;
                                refused_file?: boolean;
                                resume?: boolean;
                                start?: boolean;
                                undo?: boolean;
                            };
                            counts: {
                                created?: number;
                                duplicate?: number;
                                refused?: number;
                                unchanged?: number;
                                undone?: number;
                                updated?: number;
                                withheld?: number;
                            };
                            /** Format: date-time */
                            created_at: string | null;
                            created_by: string;
                            done: number;
                            error?: {
                                detail: string;
                                factor?: string;
                                pointer: string;
                                reason: string;
                            } | null;
                            file_name?: string | null;
                            /** Format: date-time */
                            finished_at?: string | null;
                            /** Format: record-id */
                            id: string;
                            /** @enum {unknown} */
                            kind: "bulk_edit" | "import" | "export" | "undo";
                            note?: string;
                            planned?: {
                                created?: number;
                                duplicate?: number;
                                refused?: number;
                                unchanged?: number;
                                undone?: number;
                                updated?: number;
                                withheld?: number;
                            } | null;
                            record_type: string;
                            samples: {
                                after: Record<string, never> | null;
                                before: Record<string, never> | null;
                                errors?: {
                                    detail: string;
                                    factor?: string;
                                    pointer: string;
                                    reason: string;
                                }[];
                                id: string | null;
                                n?: number;
                                state?: string;
                                title: string;
                            }[];
                            /** Format: date-time */
                            started_at?: string | null;
                            /** @enum {unknown} */
                            state: "previewing" | "ready" | "running" | "done" | "cancelled" | "failed" | "undoing" | "undone";
                            total: number;
                            undo_of?: string | null;
                            undone_by?: string | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    get_operation_contacts: {
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
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            cancel?: boolean;
                            file?: boolean;
                            refused_file?: boolean;
                            resume?: boolean;
                            start?: boolean;
                            undo?: boolean;
                        };
                        counts: {
                            created?: number;
                            duplicate?: number;
                            refused?: number;
                            unchanged?: number;
                            undone?: number;
                            updated?: number;
                            withheld?: number;
                        };
                        /** Format: date-time */
                        created_at: string | null;
                        created_by: string;
                        done: number;
                        error?: {
                            detail: string;
                            factor?: string;
                            pointer: string;
                            reason: string;
                        } | null;
                        file_name?: string | null;
                        /** Format: date-time */
                        finished_at?: string | null;
                        /** Format: record-id */
                        id: string;
                        /** @enum {unknown} */
                        kind: "bulk_edit" | "import" | "export" | "undo";
                        note?: string;
                        planned?: {
                            created?: number;
                            duplicate?: number;
                            refused?: number;
                            unchanged?: number;
                            undone?: number;
                            updated?: number;
                            withheld?: number;
                        } | null;
                        record_type: string;
                        samples: {
                            after: Record<string, never> | null;
                            before: Record<string, never> | null;
                            errors?: {
                                detail: string;
                                factor?: string;
                                pointer: string;
                                reason: string;
                            }[];
                            id: string | null;
                            n?: number;
                            state?: string;
                            title: string;
                        }[];
                        /** Format: date-time */
                        started_at?: string | null;
                        /** @enum {unknown} */
                        state: "previewing" | "ready" | "running" | "done" | "cancelled" | "failed" | "undoing" | "undone";
                        total: number;
                        undo_of?: string | null;
                        undone_by?: string | null;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    cancel_operation_contacts: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            cancel?: boolean;
                            file?: boolean;
                            refused_file?: boolean;
                            resume?: boolean;
                            start?: boolean;
                            undo?: boolean;
                        };
                        counts: {
                            created?: number;
                            duplicate?: number;
                            refused?: number;
                            unchanged?: number;
                            undone?: number;
                            updated?: number;
                            withheld?: number;
                        };
                        /** Format: date-time */
                        created_at: string | null;
                        created_by: string;
                        done: number;
                        error?: {
                            detail: string;
                            factor?: string;
                            pointer: string;
                            reason: string;
                        } | null;
                        file_name?: string | null;
                        /** Format: date-time */
                        finished_at?: string | null;
                        /** Format: record-id */
                        id: string;
                        /** @enum {unknown} */
                        kind: "bulk_edit" | "import" | "export" | "undo";
                        note?: string;
                        planned?: {
                            created?: number;
                            duplicate?: number;
                            refused?: number;
                            unchanged?: number;
                            undone?: number;
                            updated?: number;
                            withheld?: number;
                        } | null;
                        record_type: string;
                        samples: {
                            after: Record<string, never> | null;
                            before: Record<string, never> | null;
                            errors?: {
                                detail: string;
                                factor?: string;
                                pointer: string;
                                reason: string;
                            }[];
                            id: string | null;
                            n?: number;
                            state?: string;
                            title: string;
                        }[];
                        /** Format: date-time */
                        started_at?: string | null;
                        /** @enum {unknown} */
                        state: "previewing" | "ready" | "running" | "done" | "cancelled" | "failed" | "undoing" | "undone";
                        total: number;
                        undo_of?: string | null;
                        undone_by?: string | null;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    resume_operation_contacts: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            cancel?: boolean;
                            file?: boolean;
                            refused_file?: boolean;
                            resume?: boolean;
                            start?: boolean;
                            undo?: boolean;
                        };
                        counts: {
                            created?: number;
                            duplicate?: number;
                            refused?: number;
                            unchanged?: number;
                            undone?: number;
                            updated?: number;
                            withheld?: number;
                        };
                        /** Format: date-time */
                        created_at: string | null;
                        created_by: string;
                        done: number;
                        error?: {
                            detail: string;
                            factor?: string;
                            pointer: string;
                            reason: string;
                        } | null;
                        file_name?: string | null;
                        /** Format: date-time */
                        finished_at?: string | null;
                        /** Format: record-id */
                        id: string;
                        /** @enum {unknown} */
                        kind: "bulk_edit" | "import" | "export" | "undo";
                        note?: string;
                        planned?: {
                            created?: number;
                            duplicate?: number;
                            refused?: number;
                            unchanged?: number;
                            undone?: number;
                            updated?: number;
                            withheld?: number;
                        } | null;
                        record_type: string;
                        samples: {
                            after: Record<string, never> | null;
                            before: Record<string, never> | null;
                            errors?: {
                                detail: string;
                                factor?: string;
                                pointer: string;
                                reason: string;
                            }[];
                            id: string | null;
                            n?: number;
                            state?: string;
                            title: string;
                        }[];
                        /** Format: date-time */
                        started_at?: string | null;
                        /** @enum {unknown} */
                        state: "previewing" | "ready" | "running" | "done" | "cancelled" | "failed" | "undoing" | "undone";
                        total: number;
                        undo_of?: string | null;
                        undone_by?: string | null;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    start_operation_contacts: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            cancel?: boolean;
                            file?: boolean;
                            refused_file?: boolean;
                            resume?: boolean;
                            start?: boolean;
                            undo?: boolean;
                        };
                        counts: {
                            created?: number;
                            duplicate?: number;
                            refused?: number;
                            unchanged?: number;
                            undone?: number;
                            updated?: number;
                            withheld?: number;
                        };
                        /** Format: date-time */
                        created_at: string | null;
                        created_by: string;
                        done: number;
                        error?: {
                            detail: string;
                            factor?: string;
                            pointer: string;
                            reason: string;
                        } | null;
                        file_name?: string | null;
                        /** Format: date-time */
                        finished_at?: string | null;
                        /** Format: record-id */
                        id: string;
                        /** @enum {unknown} */
                        kind: "bulk_edit" | "import" | "export" | "undo";
                        note?: string;
                        planned?: {
                            created?: number;
                            duplicate?: number;
                            refused?: number;
                            unchanged?: number;
                            undone?: number;
                            updated?: number;
                            withheld?: number;
                        } | null;
                        record_type: string;
                        samples: {
                            after: Record<string, never> | null;
                            before: Record<string, never> | null;
                            errors?: {
                                detail: string;
                                factor?: string;
                                pointer: string;
                                reason: string;
                            }[];
                            id: string | null;
                            n?: number;
                            state?: string;
                            title: string;
                        }[];
                        /** Format: date-time */
                        started_at?: string | null;
                        /** @enum {unknown} */
                        state: "previewing" | "ready" | "running" | "done" | "cancelled" | "failed" | "undoing" | "undone";
                        total: number;
                        undo_of?: string | null;
                        undone_by?: string | null;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    undo_operation_contacts: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            cancel?: boolean;
                            file?: boolean;
                            refused_file?: boolean;
                            resume?: boolean;
                            start?: boolean;
                            undo?: boolean;
                        };
                        counts: {
                            created?: number;
                            duplicate?: number;
                            refused?: number;
                            unchanged?: number;
                            undone?: number;
                            updated?: number;
                            withheld?: number;
                        };
                        /** Format: date-time */
                        created_at: string | null;
                        created_by: string;
                        done: number;
                        error?: {
                            detail: string;
                            factor?: string;
                            pointer: string;
                            reason: string;
                        } | null;
                        file_name?: string | null;
                        /** Format: date-time */
                        finished_at?: string | null;
                        /** Format: record-id */
                        id: string;
                        /** @enum {unknown} */
                        kind: "bulk_edit" | "import" | "export" | "undo";
                        note?: string;
                        planned?: {
                            created?: number;
                            duplicate?: number;
                            refused?: number;
                            unchanged?: number;
                            undone?: number;
                            updated?: number;
                            withheld?: number;
                        } | null;
                        record_type: string;
                        samples: {
                            after: Record<string, never> | null;
                            before: Record<string, never> | null;
                            errors?: {
                                detail: string;
                                factor?: string;
                                pointer: string;
                                reason: string;
                            }[];
                            id: string | null;
                            n?: number;
                            state?: string;
                            title: string;
                        }[];
                        /** Format: date-time */
                        started_at?: string | null;
                        /** @enum {unknown} */
                        state: "previewing" | "ready" | "running" | "done" | "cancelled" | "failed" | "undoing" | "undone";
                        total: number;
                        undo_of?: string | null;
                        undone_by?: string | null;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    get_operation_file_contacts: {
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
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv; charset=utf-8": string;
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    get_refused_file_contacts: {
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
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    list_operation_rows_contacts: {
        parameters: {
            query?: {
                /** @description Rows at most. */
                page_size?: number;
                /** @description `next_page_token` of the page before. */
                page_token?: string;
                /** @description Rows in this state only. */
                state?: "created" | "duplicate" | "pending" | "refused" | "unchanged" | "undone" | "updated" | "withheld";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next_page_token: string;
                        rows: {
                            after?: Record<string, never> | null;
                            before?: Record<string, never> | null;
                            errors: {
                                detail: string;
                                factor?: string;
                                pointer: string;
                                reason: string;
                            }[];
                            id: string | null;
                            n: number;
                            state: string;
                            title: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    record_types_contacts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        record_types: Record<string, never>[];
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    list_saved_view: {
        parameters: {
            query?: {
                /** @description How many there are: exact to 1,000, then rounded to two digits. */
                about?: boolean;
                /** @description Deleted records, for those who may restore them. */
                deleted?: boolean;
                /** @description Top-level fields to return; all of them where none is named. */
                fields?: string;
                /** @description A subset of AIP-160. */
                filter?: string;
                /** @description One field, `desc` behind it for the largest first. */
                order_by?: "" | "created_at" | "created_at asc" | "created_at desc" | "name" | "name asc" | "name desc" | "updated_at" | "updated_at asc" | "updated_at desc";
                /** @description Rows at most. */
                page_size?: number;
                /** @description `next_page_token` of the page before. */
                page_token?: string;
                /** @description Words, pinyin or initials, pieces of numbers. */
                q?: string;
                /** @description Begin at this value. */
                start_at?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        about: number | null;
                        next_page_token: string;
                        saved_views: components["schemas"]["SavedViewRow"][];
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    create_saved_view: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 列 / Columns */
                    columns?: string[] | null;
                    custom?: Record<string, never>;
                    /**
                     * 筛选 / Filter
                     * Format: text
                     */
                    filter?: string | null;
                    /**
                     * 分组 / Group by
                     * Format: line
                     */
                    group_by?: string | null;
                    /**
                     * 布局 / Layout
                     * Format: line
                     */
                    layout?: string | null;
                    /**
                     * 名称 / Name
                     * Format: line
                     */
                    name: string;
                    /**
                     * 排序 / Order
                     * Format: line
                     */
                    order_by?: string | null;
                    /**
                     * 记录类型 / Record type
                     * Format: line
                     */
                    record_type: string;
                    /** 共享给 / Shared with */
                    shared_with?: {
                        /** Format: member-id */
                        id: string;
                        /** @enum {unknown} */
                        kind: "person" | "department" | "group" | "role" | "region" | "everyone";
                    }[] | null;
                    /** 列宽 / Widths */
                    widths?: {
                        [key: string]: string | number | boolean;
                    } | null;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    /** @description The new record. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"] | {
                        /** @constant */
                        receipt: true;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    batch_get_saved_view: {
        parameters: {
            query: {
                /** @description Top-level fields to return; all of them where none is named. */
                fields?: string;
                /** @description Which. */
                ids: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        saved_views: components["schemas"]["SavedViewRow"][];
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    get_saved_view: {
        parameters: {
            query?: {
                /** @description Top-level fields to return; all of them where none is named. */
                fields?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    delete_saved_view: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    edit_saved_view: {
        parameters: {
            query?: {
                /** @description The fields to write. */
                update_mask?: string;
            };
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 列 / Columns */
                    columns?: string[] | null;
                    custom?: Record<string, never>;
                    /**
                     * 筛选 / Filter
                     * Format: text
                     */
                    filter?: string | null;
                    /**
                     * 分组 / Group by
                     * Format: line
                     */
                    group_by?: string | null;
                    /**
                     * 布局 / Layout
                     * Format: line
                     */
                    layout?: string | null;
                    /**
                     * 名称 / Name
                     * Format: line
                     */
                    name?: string;
                    /**
                     * 排序 / Order
                     * Format: line
                     */
                    order_by?: string | null;
                    /**
                     * 记录类型 / Record type
                     * Format: line
                     */
                    record_type?: string;
                    /** 共享给 / Shared with */
                    shared_with?: {
                        /** Format: member-id */
                        id: string;
                        /** @enum {unknown} */
                        kind: "person" | "department" | "group" | "role" | "region" | "everyone";
                    }[] | null;
                    /** 列宽 / Widths */
                    widths?: {
                        [key: string]: string | number | boolean;
                    } | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"] | {
                        /** @constant */
                        receipt: true;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    restore_saved_view: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"] | {
                        /** @constant */
                        receipt: true;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    changes_saved_view: {
        parameters: {
            query?: {
                /** @description Rows at most. */
                page_size?: number;
                /** @description `next_page_token` of the page before. */
                page_token?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changes: {
                            actor_id: string;
                            /** Format: date-time */
                            at: string;
                            /** @enum {unknown} */
                            client?: "browser" | "program" | "system";
                            command?: string;
                            fields: {
                                after: unknown;
                                before: unknown;
                                /** @constant */
                                masked?: true;
                                name: string;
                            }[];
                            /** Format: record-id */
                            id: string;
                            operation_id?: string | null;
                            reason?: string | null;
                            verb: string;
                            version: number;
                        }[];
                        next_page_token: string;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    list_customer: {
        parameters: {
            query?: {
                /** @description How many there are: exact to 1,000, then rounded to two digits. */
                about?: boolean;
                /** @description Deleted records, for those who may restore them. */
                deleted?: boolean;
                /** @description Top-level fields to return; all of them where none is named. */
                fields?: string;
                /** @description A subset of AIP-160. */
                filter?: string;
                /** @description One field, `desc` behind it for the largest first. */
                order_by?: "" | "annual_revenue" | "annual_revenue asc" | "annual_revenue desc" | "created_at" | "created_at asc" | "created_at desc" | "credit_limit" | "credit_limit asc" | "credit_limit desc" | "customer_name" | "customer_name asc" | "customer_name desc" | "employee_count" | "employee_count asc" | "employee_count desc" | "expected_close_month" | "expected_close_month asc" | "expected_close_month desc" | "founded_on" | "founded_on asc" | "founded_on desc" | "last_contact_at" | "last_contact_at asc" | "last_contact_at desc" | "next_action_at" | "next_action_at asc" | "next_action_at desc" | "payment_terms_days" | "payment_terms_days asc" | "payment_terms_days desc" | "registered_capital" | "registered_capital asc" | "registered_capital desc" | "satisfaction_score" | "satisfaction_score asc" | "satisfaction_score desc" | "updated_at" | "updated_at asc" | "updated_at desc";
                /** @description Rows at most. */
                page_size?: number;
                /** @description `next_page_token` of the page before. */
                page_token?: string;
                /** @description Words, pinyin or initials, pieces of numbers. */
                q?: string;
                /** @description Begin at this value. */
                start_at?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        about: number | null;
                        customers: components["schemas"]["CustomerRow"][];
                        next_page_token: string;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    create_customer: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 年营业额 / Annual revenue */
                    annual_revenue?: {
                        /** @description in minor units (分 of CNY) */
                        amount: number;
                        /** Format: code-currency */
                        currency: string;
                    } | null;
                    /**
                     * 助理经理姓名 / Assistant manager
                     * Format: line
                     */
                    assistant_manager_name?: string | null;
                    /**
                     * 助理经理电话 / Assistant manager's phone
                     * Format: phone
                     */
                    assistant_manager_phone?: string | null;
                    /** 允许修改人 / Authors */
                    authors?: {
                        /** Format: member-id */
                        id: string;
                        /** @enum {unknown} */
                        kind: "person" | "department" | "group" | "role" | "region" | "everyone";
                    }[] | null;
                    /**
                     * 银行账号 / Bank account
                     * Format: check-bank-account
                     */
                    bank_account?: string | null;
                    /**
                     * 开户银行 / Bank
                     * Format: line
                     */
                    bank_name?: string | null;
                    /**
                     * 生日 / Birthday
                     * Format: partial-date
                     */
                    birthday?: string | null;
                    /**
                     * 生日历法 / Birthday calendar
                     * Format: code-birthday_calendar
                     */
                    birthday_calendar?: string | null;
                    /** 子女情况 / Children */
                    children?: {
                        /** Format: partial-date */
                        birth_date?: string | null;
                        /** Format: line */
                        name: string;
                    }[] | null;
                    /**
                     * 城市 / City
                     * Format: code-gbt2260-2
                     */
                    city?: string | null;
                    /**
                     * 公司地址 / Company address
                     * Format: line
                     */
                    company_address?: string | null;
                    /**
                     * 公司名称 / Company name
                     * Format: line
                     */
                    company_name?: string | null;
                    /**
                     * 公司英文名 / Company name in English
                     * Format: line
                     */
                    company_name_en?: string | null;
                    /**
                     * 企业性质 / Company nature
                     * Format: code-company_nature
                     */
                    company_nature?: string | null;
                    /**
                     * 公司总机 / Switchboard
                     * Format: phone
                     */
                    company_phone?: string | null;
                    /**
                     * 公司简介 / Company profile
                     * Format: rich-text
                     */
                    company_profile?: string | null;
                    /**
                     * 联系人姓名 / Contact name
                     * Format: line
                     */
                    contact_name: string;
                    /**
                     * 国家/地区 / Country
                     * Format: code-country
                     */
                    country?: string | null;
                    /** 信用额度 / Credit limit */
                    credit_limit?: {
                        /** @description in minor units (分 of CNY) */
                        amount: number;
                        /** Format: code-currency */
                        currency: string;
                    } | null;
                    /**
                     * 结算币种 / Currency
                     * Format: code-currency
                     */
                    currency?: string | null;
                    /**
                     * 当前/潜在需求 / Current or potential need
                     * Format: text
                     */
                    current_need?: string | null;
                    custom?: Record<string, never>;
                    /**
                     * 客户级别 / Customer level
                     * Format: code-customer_level
                     */
                    customer_level?: string | null;
                    /**
                     * 客户名称 / Customer name
                     * Format: line
                     */
                    customer_name: string;
                    /**
                     * 客户来源 / Customer source
                     * Format: code-customer_source
                     */
                    customer_source?: string | null;
                    /**
                     * 客户类型 / Customer type
                     * Format: code-customer_type
                     */
                    customer_type?: string | null;
                    /**
                     * 决策角色 / Decision role
                     * Format: code-decision_role
                     */
                    decision_role?: string | null;
                    /**
                     * 部门 / Department
                     * Format: line
                     */
                    department?: string | null;
                    /**
                     * 电子邮件 / E-mail
                     * Format: email
                     */
                    email_primary?: string | null;
                    /**
                     * 备用邮箱 / Second e-mail
                     * Format: email
                     */
                    email_secondary?: string | null;
                    /** 员工人数 / Employees */
                    employee_count?: number | null;
                    /**
                     * 预计结束年月 / Expected close
                     * Format: year-month
                     */
                    expected_close_month?: string | null;
                    /**
                     * 姓 / Family name
                     * Format: line
                     */
                    family_name?: string | null;
                    /**
                     * 家庭情况 / Family notes
                     * Format: text
                     */
                    family_notes?: string | null;
                    /**
                     * 传真 / Fax
                     * Format: phone
                     */
                    fax?: string | null;
                    /**
                     * 成立日期 / Founded on
                     * Format: past-date
                     */
                    founded_on?: string | null;
                    /**
                     * 性别 / Gender
                     * Format: code-gender
                     */
                    gender?: string | null;
                    /**
                     * 名 / Given name
                     * Format: line
                     */
                    given_name?: string | null;
                    /** 爱好与禁忌 / Likes and dislikes */
                    hobbies?: string[] | null;
                    /**
                     * 家庭电话 / Home phone
                     * Format: phone
                     */
                    home_phone?: string | null;
                    /**
                     * 行业 / Industry
                     * Format: code-gbt4754
                     */
                    industry?: string | null;
                    /**
                     * 发票抬头 / Invoice title
                     * Format: line
                     */
                    invoice_title?: string | null;
                    /**
                     * 默认发票类型 / Invoice type
                     * Format: code-invoice_type
                     */
                    invoice_type?: string | null;
                    /**
                     * 职务 / Job title
                     * Format: line
                     */
                    job_title?: string | null;
                    /**
                     * 客户性质 / Kind of customer
                     * Format: code-customer_kind
                     */
                    kind?: string | null;
                    /**
                     * 法定代表人 / Legal representative
                     * Format: line
                     */
                    legal_representative?: string | null;
                    /**
                     * 客户状态 / Customer status
                     * Format: code-lifecycle_status
                     */
                    lifecycle_status?: string | null;
                    /**
                     * 主要竞争对手 / Main competitor
                     * Format: line
                     */
                    main_competitor?: string | null;
                    /**
                     * 经理邮箱 / Manager's e-mail
                     * Format: email
                     */
                    manager_email?: string | null;
                    /**
                     * 经理姓名 / Manager
                     * Format: line
                     */
                    manager_name?: string | null;
                    /**
                     * 经理电话 / Manager's phone
                     * Format: phone
                     */
                    manager_phone?: string | null;
                    /**
                     * 手机 / Mobile
                     * Format: phone
                     */
                    mobile?: string | null;
                    /**
                     * 姓名拼音 / Name in pinyin
                     * Format: line
                     */
                    name_pinyin?: string | null;
                    /** 需求产品 / Needed products */
                    needed_products?: string[] | null;
                    /**
                     * 下步计划 / Next step
                     * Format: line
                     */
                    next_action?: string | null;
                    /**
                     * 下步计划日期 / Next step on
                     * Format: date-time
                     */
                    next_action_at?: string | null;
                    /**
                     * 办公电话 / Office phone
                     * Format: phone
                     */
                    office_phone?: string | null;
                    /**
                     * 当前跟进人 / Owner
                     * Format: person-id
                     */
                    owner_id?: string | null;
                    /**
                     * 上级公司 / Parent company
                     * Format: customer-id
                     */
                    parent_company?: string | null;
                    /** 账期(天) / Payment terms (days) */
                    payment_terms_days?: number | null;
                    /**
                     * 邮政编码 / Postal code
                     * Format: check-postal-code
                     */
                    postal_code?: string | null;
                    /**
                     * 首选联系方式 / Preferred channel
                     * Format: code-preferred_channel
                     */
                    preferred_channel?: string | null;
                    /**
                     * 省/自治区/直辖市 / Province
                     * Format: code-gbt2260-1
                     */
                    province?: string | null;
                    /** 公开 / Public */
                    public?: boolean | null;
                    /** 允许查看人 / Readers */
                    reader_list?: {
                        /** Format: member-id */
                        id: string;
                        /** @enum {unknown} */
                        kind: "person" | "department" | "group" | "role" | "region" | "everyone";
                    }[] | null;
                    /** 打印/防拷贝控制 / Record controls */
                    record_controls?: {
                        /** @enum {unknown} */
                        copy?: "inherit" | "allow" | "deny";
                        /** @enum {unknown} */
                        export?: "inherit" | "allow" | "deny";
                        /** @enum {unknown} */
                        forward?: "inherit" | "allow" | "deny";
                        /** @enum {unknown} */
                        print?: "inherit" | "allow" | "deny" | "watermark";
                    } | null;
                    /** 注册资本 / Registered capital */
                    registered_capital?: {
                        /** @description in minor units (分 of CNY) */
                        amount: number;
                        /** Format: code-currency */
                        currency: string;
                    } | null;
                    /**
                     * 备注 / Remarks
                     * Format: rich-text
                     */
                    remarks?: string | null;
                    /**
                     * 销售地区 / Sales region
                     * Format: region-id
                     */
                    sales_region?: string | null;
                    /**
                     * 称谓 / Salutation
                     * Format: line
                     */
                    salutation?: string | null;
                    /**
                     * 配偶姓名 / Spouse
                     * Format: line
                     */
                    spouse_name?: string | null;
                    /**
                     * 详细地址 / Street address
                     * Format: line
                     */
                    street_address?: string | null;
                    tax_id?: string | (string | null);
                    unified_social_credit_code?: string | (string | null);
                    /**
                     * 可见性 / Visibility
                     * Format: code-visibility
                     */
                    visibility?: string | null;
                    /**
                     * 网址 / Website
                     * Format: http-url
                     */
                    website?: string | null;
                    /**
                     * 微信/企业微信号 / WeChat id
                     * Format: line
                     */
                    wechat_id?: string | null;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    /** @description The new record. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"] | {
                        /** @constant */
                        receipt: true;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    batch_get_customer: {
        parameters: {
            query: {
                /** @description Top-level fields to return; all of them where none is named. */
                fields?: string;
                /** @description Which. */
                ids: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        customers: components["schemas"]["CustomerRow"][];
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    bulk_edit_records_customer: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    clear?: string[] | null;
                    list_modes?: {
                        /** @enum {unknown} */
                        hobbies?: "replace" | "add" | "remove";
                        /** @enum {unknown} */
                        needed_products?: "replace" | "add" | "remove";
                    } | null;
                    reason?: string | null;
                    selection: {
                        ids: string[];
                    } | {
                        except?: string[] | null;
                        /** Format: crm-filter */
                        filter?: string | null;
                        q?: string | null;
                    };
                    values?: {
                        /** 年营业额 / Annual revenue */
                        annual_revenue?: {
                            /** @description in minor units (分 of CNY) */
                            amount: number;
                            /** Format: code-currency */
                            currency: string;
                        } | null;
                        /**
                         * 助理经理姓名 / Assistant manager
                         * Format: line
                         */
                        assistant_manager_name?: string | null;
                        /**
                         * 助理经理电话 / Assistant manager's phone
                         * Format: phone
                         */
                        assistant_manager_phone?: string | null;
                        /**
                         * 开户银行 / Bank
                         * Format: line
                         */
                        bank_name?: string | null;
                        /**
                         * 城市 / City
                         * Format: code-gbt2260-2
                         */
                        city?: string | null;
                        /**
                         * 公司地址 / Company address
                         * Format: line
                         */
                        company_address?: string | null;
                        /**
                         * 公司名称 / Company name
                         * Format: line
                         */
                        company_name?: string | null;
                        /**
                         * 公司英文名 / Company name in English
                         * Format: line
                         */
                        company_name_en?: string | null;
                        /**
                         * 企业性质 / Company nature
                         * Format: code-company_nature
                         */
                        company_nature?: string | null;
                        /**
                         * 公司总机 / Switchboard
                         * Format: phone
                         */
                        company_phone?: string | null;
                        /**
                         * 公司简介 / Company profile
                         * Format: rich-text
                         */
                        company_profile?: string | null;
                        /**
                         * 国家/地区 / Country
                         * Format: code-country
                         */
                        country?: string | null;
                        /** 信用额度 / Credit limit */
                        credit_limit?: {
                            /** @description in minor units (分 of CNY) */
                            amount: number;
                            /** Format: code-currency */
                            currency: string;
                        } | null;
                        /**
                         * 结算币种 / Currency
                         * Format: code-currency
                         */
                        currency?: string | null;
                        /**
                         * 当前/潜在需求 / Current or potential need
                         * Format: text
                         */
                        current_need?: string | null;
                        custom?: Record<string, never>;
                        /**
                         * 客户级别 / Customer level
                         * Format: code-customer_level
                         */
                        customer_level?: string | null;
                        /**
                         * 客户来源 / Customer source
                         * Format: code-customer_source
                         */
                        customer_source?: string | null;
                        /**
                         * 客户类型 / Customer type
                         * Format: code-customer_type
                         */
                        customer_type?: string | null;
                        /**
                         * 决策角色 / Decision role
                         * Format: code-decision_role
                         */
                        decision_role?: string | null;
                        /**
                         * 部门 / Department
                         * Format: line
                         */
                        department?: string | null;
                        /** 员工人数 / Employees */
                        employee_count?: number | null;
                        /**
                         * 预计结束年月 / Expected close
                         * Format: year-month
                         */
                        expected_close_month?: string | null;
                        /**
                         * 传真 / Fax
                         * Format: phone
                         */
                        fax?: string | null;
                        /**
                         * 性别 / Gender
                         * Format: code-gender
                         */
                        gender?: string | null;
                        /** 爱好与禁忌 / Likes and dislikes */
                        hobbies?: string[] | null;
                        /**
                         * 行业 / Industry
                         * Format: code-gbt4754
                         */
                        industry?: string | null;
                        /**
                         * 发票抬头 / Invoice title
                         * Format: line
                         */
                        invoice_title?: string | null;
                        /**
                         * 默认发票类型 / Invoice type
                         * Format: code-invoice_type
                         */
                        invoice_type?: string | null;
                        /**
                         * 职务 / Job title
                         * Format: line
                         */
                        job_title?: string | null;
                        /**
                         * 客户性质 / Kind of customer
                         * Format: code-customer_kind
                         */
                        kind?: string | null;
                        /**
                         * 法定代表人 / Legal representative
                         * Format: line
                         */
                        legal_representative?: string | null;
                        /**
                         * 客户状态 / Customer status
                         * Format: code-lifecycle_status
                         */
                        lifecycle_status?: string | null;
                        /**
                         * 主要竞争对手 / Main competitor
                         * Format: line
                         */
                        main_competitor?: string | null;
                        /**
                         * 经理邮箱 / Manager's e-mail
                         * Format: email
                         */
                        manager_email?: string | null;
                        /**
                         * 经理姓名 / Manager
                         * Format: line
                         */
                        manager_name?: string | null;
                        /**
                         * 经理电话 / Manager's phone
                         * Format: phone
                         */
                        manager_phone?: string | null;
                        /** 需求产品 / Needed products */
                        needed_products?: string[] | null;
                        /**
                         * 下步计划 / Next step
                         * Format: line
                         */
                        next_action?: string | null;
                        /**
                         * 下步计划日期 / Next step on
                         * Format: date-time
                         */
                        next_action_at?: string | null;
                        /**
                         * 办公电话 / Office phone
                         * Format: phone
                         */
                        office_phone?: string | null;
                        /** 账期(天) / Payment terms (days) */
                        payment_terms_days?: number | null;
                        /**
                         * 邮政编码 / Postal code
                         * Format: check-postal-code
                         */
                        postal_code?: string | null;
                        /**
                         * 首选联系方式 / Preferred channel
                         * Format: code-preferred_channel
                         */
                        preferred_channel?: string | null;
                        /**
                         * 省/自治区/直辖市 / Province
                         * Format: code-gbt2260-1
                         */
                        province?: string | null;
                        /** 注册资本 / Registered capital */
                        registered_capital?: {
                            /** @description in minor units (分 of CNY) */
                            amount: number;
                            /** Format: code-currency */
                            currency: string;
                        } | null;
                        /**
                         * 销售地区 / Sales region
                         * Format: region-id
                         */
                        sales_region?: string | null;
                        /**
                         * 称谓 / Salutation
                         * Format: line
                         */
                        salutation?: string | null;
                        /**
                         * 详细地址 / Street address
                         * Format: line
                         */
                        street_address?: string | null;
                        /**
                         * 网址 / Website
                         * Format: http-url
                         */
                        website?: string | null;
                    } | null;
                };
            };
        };
        responses: {
            /** @description Begun */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            cancel?: boolean;
                            file?: boolean;
                            refused_file?: boolean;
                            resume?: boolean;
                            start?: boolean;
                            undo?: boolean;
                        };
                        counts: {
                            created?: number;
                            duplicate?: number;
                            refused?: number;
                            unchanged?: number;
                            undone?: number;
                            updated?: number;
                            withheld?: number;
                        };
                        /** Format: date-time */
                        created_at: string | null;
                        created_by: string;
                        done: number;
                        error?: {
                            detail: string;
                            factor?: string;
                            pointer: string;
                            reason: string;
                        } | null;
                        file_name?: string | null;
                        /** Format: date-time */
                        finished_at?: string | null;
                        /** Format: record-id */
                        id: string;
                        /** @enum {unknown} */
                        kind: "bulk_edit" | "import" | "export" | "undo";
                        note?: string;
                        planned?: {
                            created?: number;
                            duplicate?: number;
                            refused?: number;
                            unchanged?: number;
                            undone?: number;
                            updated?: number;
                            withheld?: number;
                        } | null;
                        record_type: string;
                        samples: {
                            after: Record<string, never> | null;
                            before: Record<string, never> | null;
                            errors?: {
                                detail: string;
                                factor?: string;
                                pointer: string;
                                reason: string;
                            }[];
                            id: string | null;
                            n?: number;
                            state?: string;
                            title: string;
                        }[];
                        /** Format: date-time */
                        started_at?: string | null;
                        /** @enum {unknown} */
                        state: "previewing" | "ready" | "running" | "done" | "cancelled" | "failed" | "undoing" | "undone";
                        total: number;
                        undo_of?: string | null;
                        undone_by?: string | null;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    check_duplicates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    id?: string | null;
                    values: Record<string, never>;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        hidden: number;
                        matches: {
                            company_name?: string | null;
                            contact_name?: string | null;
                            customer_code?: string | null;
                            customer_name?: string | null;
                            id: string;
                            keys: {
                                kind?: string;
                                label?: {
                                    en?: string;
                                    zh?: string;
                                };
                            }[];
                            owner_id?: string | null;
                            /** @enum {string} */
                            strength: "exact" | "similar";
                        }[];
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    export_records_customer: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    columns: string[];
                    /** @enum {unknown} */
                    format?: "xlsx" | "csv" | null;
                    /** @enum {unknown} */
                    language?: "zh" | "en" | null;
                    selection: {
                        ids: string[];
                    } | {
                        except?: string[] | null;
                        /** Format: crm-filter */
                        filter?: string | null;
                        q?: string | null;
                    };
                };
            };
        };
        responses: {
            /** @description Begun */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        can: {
                            cancel?: boolean;
                            file?: boolean;
                            refused_file?: boolean;
                            resume?: boolean;
                            start?: boolean;
                            undo?: boolean;
                        };
                        counts: {
                            created?: number;
                            duplicate?: number;
                            refused?: number;
                            unchanged?: number;
                            undone?: number;
                            updated?: number;
                            withheld?: number;
                        };
                        /** Format: date-time */
                        created_at: string | null;
                        created_by: string;
                        done: number;
                        error?: {
                            detail: string;
                            factor?: string;
                            pointer: string;
                            reason: string;
                        } | null;
                        file_name?: string | null;
                        /** Format: date-time */
                        finished_at?: string | null;
                        /** Format: record-id */
                        id: string;
                        /** @enum {unknown} */
                        kind: "bulk_edit" | "import" | "export" | "undo";
                        note?: string;
                        planned?: {
                            created?: number;
                            duplicate?: number;
                            refused?: number;
                            unchanged?: number;
                            undone?: number;
                            updated?: number;
                            withheld?: number;
                        } | null;
                        record_type: string;
                        samples: {
                            after: Record<string, never> | null;
                            before: Record<string, never> | null;
                            errors?: {
                                detail: string;
                                factor?: string;
                                pointer: string;
                                reason: string;
                            }[];
                            id: string | null;
                            n?: number;
                            state?: string;
                            title: string;
                        }[];
                        /** Format: date-time */
                        started_at?: string | null;
                        /** @enum {unknown} */
                        state: "previewing" | "ready" | "running" | "done" | "cancelled" | "failed" | "undoing" | "undone";
                        total: number;
                        undo_of?: string | null;
                        undone_by?: string | null;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    group_customer: {
        parameters: {
            query: {
                /** @description The field to count by. */
                by: "kind" | "gender" | "decision_role" | "preferred_channel" | "country" | "province" | "city" | "company_nature" | "industry" | "invoice_type" | "currency" | "customer_type" | "customer_level" | "customer_source" | "sales_region" | "lifecycle_status" | "sales_stage" | "needed_products" | "satisfaction_score" | "owner_id" | "created_by" | "department_id" | "visibility" | "pool_status";
                /** @description A subset of AIP-160. */
                filter?: string;
                /** @description Words, pinyin or initials, pieces of numbers. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        buckets: {
                            count: number;
                            value: string | number | boolean | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    get_customer: {
        parameters: {
            query?: {
                /** @description Top-level fields to return; all of them where none is named. */
                fields?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    delete_customer: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    edit_customer: {
        parameters: {
            query?: {
                /** @description The fields to write. */
                update_mask?: string;
            };
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 年营业额 / Annual revenue */
                    annual_revenue?: {
                        /** @description in minor units (分 of CNY) */
                        amount: number;
                        /** Format: code-currency */
                        currency: string;
                    } | null;
                    /**
                     * 助理经理姓名 / Assistant manager
                     * Format: line
                     */
                    assistant_manager_name?: string | null;
                    /**
                     * 助理经理电话 / Assistant manager's phone
                     * Format: phone
                     */
                    assistant_manager_phone?: string | null;
                    /**
                     * 银行账号 / Bank account
                     * Format: check-bank-account
                     */
                    bank_account?: string | null;
                    /**
                     * 开户银行 / Bank
                     * Format: line
                     */
                    bank_name?: string | null;
                    /**
                     * 生日 / Birthday
                     * Format: partial-date
                     */
                    birthday?: string | null;
                    /**
                     * 生日历法 / Birthday calendar
                     * Format: code-birthday_calendar
                     */
                    birthday_calendar?: string | null;
                    /** 子女情况 / Children */
                    children?: {
                        /** Format: partial-date */
                        birth_date?: string | null;
                        /** Format: line */
                        name: string;
                    }[] | null;
                    /**
                     * 城市 / City
                     * Format: code-gbt2260-2
                     */
                    city?: string | null;
                    /**
                     * 公司地址 / Company address
                     * Format: line
                     */
                    company_address?: string | null;
                    /**
                     * 公司名称 / Company name
                     * Format: line
                     */
                    company_name?: string | null;
                    /**
                     * 公司英文名 / Company name in English
                     * Format: line
                     */
                    company_name_en?: string | null;
                    /**
                     * 企业性质 / Company nature
                     * Format: code-company_nature
                     */
                    company_nature?: string | null;
                    /**
                     * 公司总机 / Switchboard
                     * Format: phone
                     */
                    company_phone?: string | null;
                    /**
                     * 公司简介 / Company profile
                     * Format: rich-text
                     */
                    company_profile?: string | null;
                    /**
                     * 联系人姓名 / Contact name
                     * Format: line
                     */
                    contact_name?: string;
                    /**
                     * 国家/地区 / Country
                     * Format: code-country
                     */
                    country?: string | null;
                    /** 信用额度 / Credit limit */
                    credit_limit?: {
                        /** @description in minor units (分 of CNY) */
                        amount: number;
                        /** Format: code-currency */
                        currency: string;
                    } | null;
                    /**
                     * 结算币种 / Currency
                     * Format: code-currency
                     */
                    currency?: string | null;
                    /**
                     * 当前/潜在需求 / Current or potential need
                     * Format: text
                     */
                    current_need?: string | null;
                    custom?: Record<string, never>;
                    /**
                     * 客户级别 / Customer level
                     * Format: code-customer_level
                     */
                    customer_level?: string | null;
                    /**
                     * 客户名称 / Customer name
                     * Format: line
                     */
                    customer_name?: string;
                    /**
                     * 客户来源 / Customer source
                     * Format: code-customer_source
                     */
                    customer_source?: string | null;
                    /**
                     * 客户类型 / Customer type
                     * Format: code-customer_type
                     */
                    customer_type?: string | null;
                    /**
                     * 决策角色 / Decision role
                     * Format: code-decision_role
                     */
                    decision_role?: string | null;
                    /**
                     * 部门 / Department
                     * Format: line
                     */
                    department?: string | null;
                    /**
                     * 电子邮件 / E-mail
                     * Format: email
                     */
                    email_primary?: string | null;
                    /**
                     * 备用邮箱 / Second e-mail
                     * Format: email
                     */
                    email_secondary?: string | null;
                    /** 员工人数 / Employees */
                    employee_count?: number | null;
                    /**
                     * 预计结束年月 / Expected close
                     * Format: year-month
                     */
                    expected_close_month?: string | null;
                    /**
                     * 姓 / Family name
                     * Format: line
                     */
                    family_name?: string | null;
                    /**
                     * 家庭情况 / Family notes
                     * Format: text
                     */
                    family_notes?: string | null;
                    /**
                     * 传真 / Fax
                     * Format: phone
                     */
                    fax?: string | null;
                    /**
                     * 成立日期 / Founded on
                     * Format: past-date
                     */
                    founded_on?: string | null;
                    /**
                     * 性别 / Gender
                     * Format: code-gender
                     */
                    gender?: string | null;
                    /**
                     * 名 / Given name
                     * Format: line
                     */
                    given_name?: string | null;
                    /** 爱好与禁忌 / Likes and dislikes */
                    hobbies?: string[] | null;
                    /**
                     * 家庭电话 / Home phone
                     * Format: phone
                     */
                    home_phone?: string | null;
                    /**
                     * 行业 / Industry
                     * Format: code-gbt4754
                     */
                    industry?: string | null;
                    /**
                     * 发票抬头 / Invoice title
                     * Format: line
                     */
                    invoice_title?: string | null;
                    /**
                     * 默认发票类型 / Invoice type
                     * Format: code-invoice_type
                     */
                    invoice_type?: string | null;
                    /**
                     * 职务 / Job title
                     * Format: line
                     */
                    job_title?: string | null;
                    /**
                     * 客户性质 / Kind of customer
                     * Format: code-customer_kind
                     */
                    kind?: string | null;
                    /**
                     * 法定代表人 / Legal representative
                     * Format: line
                     */
                    legal_representative?: string | null;
                    /**
                     * 客户状态 / Customer status
                     * Format: code-lifecycle_status
                     */
                    lifecycle_status?: string | null;
                    /**
                     * 主要竞争对手 / Main competitor
                     * Format: line
                     */
                    main_competitor?: string | null;
                    /**
                     * 经理邮箱 / Manager's e-mail
                     * Format: email
                     */
                    manager_email?: string | null;
                    /**
                     * 经理姓名 / Manager
                     * Format: line
                     */
                    manager_name?: string | null;
                    /**
                     * 经理电话 / Manager's phone
                     * Format: phone
                     */
                    manager_phone?: string | null;
                    /**
                     * 手机 / Mobile
                     * Format: phone
                     */
                    mobile?: string | null;
                    /**
                     * 姓名拼音 / Name in pinyin
                     * Format: line
                     */
                    name_pinyin?: string | null;
                    /** 需求产品 / Needed products */
                    needed_products?: string[] | null;
                    /**
                     * 下步计划 / Next step
                     * Format: line
                     */
                    next_action?: string | null;
                    /**
                     * 下步计划日期 / Next step on
                     * Format: date-time
                     */
                    next_action_at?: string | null;
                    /**
                     * 办公电话 / Office phone
                     * Format: phone
                     */
                    office_phone?: string | null;
                    /**
                     * 上级公司 / Parent company
                     * Format: customer-id
                     */
                    parent_company?: string | null;
                    /** 账期(天) / Payment terms (days) */
                    payment_terms_days?: number | null;
                    /**
                     * 邮政编码 / Postal code
                     * Format: check-postal-code
                     */
                    postal_code?: string | null;
                    /**
                     * 首选联系方式 / Preferred channel
                     * Format: code-preferred_channel
                     */
                    preferred_channel?: string | null;
                    /**
                     * 省/自治区/直辖市 / Province
                     * Format: code-gbt2260-1
                     */
                    province?: string | null;
                    /** 允许查看人 / Readers */
                    reader_list?: {
                        /** Format: member-id */
                        id: string;
                        /** @enum {unknown} */
                        kind: "person" | "department" | "group" | "role" | "region" | "everyone";
                    }[] | null;
                    /** 打印/防拷贝控制 / Record controls */
                    record_controls?: {
                        /** @enum {unknown} */
                        copy?: "inherit" | "allow" | "deny";
                        /** @enum {unknown} */
                        export?: "inherit" | "allow" | "deny";
                        /** @enum {unknown} */
                        forward?: "inherit" | "allow" | "deny";
                        /** @enum {unknown} */
                        print?: "inherit" | "allow" | "deny" | "watermark";
                    } | null;
                    /** 注册资本 / Registered capital */
                    registered_capital?: {
                        /** @description in minor units (分 of CNY) */
                        amount: number;
                        /** Format: code-currency */
                        currency: string;
                    } | null;
                    /**
                     * 备注 / Remarks
                     * Format: rich-text
                     */
                    remarks?: string | null;
                    /**
                     * 销售地区 / Sales region
                     * Format: region-id
                     */
                    sales_region?: string | null;
                    /**
                     * 称谓 / Salutation
                     * Format: line
                     */
                    salutation?: string | null;
                    /**
                     * 配偶姓名 / Spouse
                     * Format: line
                     */
                    spouse_name?: string | null;
                    /**
                     * 详细地址 / Street address
                     * Format: line
                     */
                    street_address?: string | null;
                    tax_id?: string | (string | null);
                    unified_social_credit_code?: string | (string | null);
                    /**
                     * 网址 / Website
                     * Format: http-url
                     */
                    website?: string | null;
                    /**
                     * 微信/企业微信号 / WeChat id
                     * Format: line
                     */
                    wechat_id?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"] | {
                        /** @constant */
                        receipt: true;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    assign_customer: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    mode?: "replace" | "add" | null;
                    /** Format: person-id */
                    owner_id: string;
                    reason?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"] | {
                        /** @constant */
                        receipt: true;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    restore_customer: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"] | {
                        /** @constant */
                        receipt: true;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    reveal_customer: {
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
                "application/json": {
                    fields: ("bank_account" | "birthday" | "children" | "family_notes" | "home_phone" | "spouse_name" | "wechat_id")[];
                    reason?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        values: Record<string, never>;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    set_access_customer: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    authors?: {
                        /** Format: member-id */
                        id?: string;
                        /** @enum {unknown} */
                        kind: "person" | "department" | "group" | "role" | "region" | "everyone";
                    }[] | null;
                    collaborators?: {
                        /** @enum {unknown} */
                        access: "read" | "write";
                        /** Format: person-id */
                        person_id: string;
                        /** Format: date-time */
                        until?: string | null;
                    }[] | null;
                    public?: boolean | null;
                    reader_list?: {
                        /** Format: member-id */
                        id?: string;
                        /** @enum {unknown} */
                        kind: "person" | "department" | "group" | "role" | "region" | "everyone";
                    }[] | null;
                    reason?: string | null;
                    record_controls?: {
                        /** @enum {unknown} */
                        copy?: "inherit" | "allow" | "deny";
                        /** @enum {unknown} */
                        export?: "inherit" | "allow" | "deny";
                        /** @enum {unknown} */
                        forward?: "inherit" | "allow" | "deny";
                        /** @enum {unknown} */
                        print?: "inherit" | "allow" | "deny" | "watermark";
                    } | null;
                    /** @enum {unknown} */
                    visibility?: "open" | "restricted";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"] | {
                        /** @constant */
                        receipt: true;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    add_attachments_customer: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    get_attachments_customer: {
        parameters: {
            query?: {
                /** @description To be shown, not saved: pictures (PNG, JPEG, WebP, GIF), PDF, and the first 200,000 bytes of a text, by what the content was found to be; 422 for other types. The right to copy is needed all the same. */
                inline?: boolean;
            };
            header?: never;
            path: {
                file_id: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    remove_attachments_customer: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                file_id: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    changes_customer: {
        parameters: {
            query?: {
                /** @description Rows at most. */
                page_size?: number;
                /** @description `next_page_token` of the page before. */
                page_token?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changes: {
                            actor_id: string;
                            /** Format: date-time */
                            at: string;
                            /** @enum {unknown} */
                            client?: "browser" | "program" | "system";
                            command?: string;
                            fields: {
                                after: unknown;
                                before: unknown;
                                /** @constant */
                                masked?: true;
                                name: string;
                            }[];
                            /** Format: record-id */
                            id: string;
                            operation_id?: string | null;
                            reason?: string | null;
                            verb: string;
                            version: number;
                        }[];
                        next_page_token: string;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    get_photo_customer: {
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
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/*": string;
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    put_photo_customer: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    remove_photo_customer: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    list_department: {
        parameters: {
            query?: {
                /** @description How many there are: exact to 1,000, then rounded to two digits. */
                about?: boolean;
                /** @description Deleted records, for those who may restore them. */
                deleted?: boolean;
                /** @description Top-level fields to return; all of them where none is named. */
                fields?: string;
                /** @description A subset of AIP-160. */
                filter?: string;
                /** @description One field, `desc` behind it for the largest first. */
                order_by?: "" | "created_at" | "created_at asc" | "created_at desc" | "name" | "name asc" | "name desc" | "updated_at" | "updated_at asc" | "updated_at desc";
                /** @description Rows at most. */
                page_size?: number;
                /** @description `next_page_token` of the page before. */
                page_token?: string;
                /** @description Words, pinyin or initials, pieces of numbers. */
                q?: string;
                /** @description Begin at this value. */
                start_at?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        about: number | null;
                        departments: components["schemas"]["DepartmentRow"][];
                        next_page_token: string;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    create_department: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    custom?: Record<string, never>;
                    /** 负责人 / Heads */
                    head_ids?: string[] | null;
                    /**
                     * 名称 / Name
                     * Format: line
                     */
                    name: string;
                    /**
                     * 上级部门 / Parent
                     * Format: department-id
                     */
                    parent_id?: string | null;
                    /**
                     * 所属区域 / Region
                     * Format: region-id
                     */
                    region_id: string;
                    /** 角色 / Roles */
                    roles?: string[] | null;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    /** @description The new record. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Department"] | {
                        /** @constant */
                        receipt: true;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    batch_get_department: {
        parameters: {
            query: {
                /** @description Top-level fields to return; all of them where none is named. */
                fields?: string;
                /** @description Which. */
                ids: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        departments: components["schemas"]["DepartmentRow"][];
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    get_department: {
        parameters: {
            query?: {
                /** @description Top-level fields to return; all of them where none is named. */
                fields?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Department"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    delete_department: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    edit_department: {
        parameters: {
            query?: {
                /** @description The fields to write. */
                update_mask?: string;
            };
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    custom?: Record<string, never>;
                    /** 负责人 / Heads */
                    head_ids?: string[] | null;
                    /**
                     * 名称 / Name
                     * Format: line
                     */
                    name?: string;
                    /**
                     * 上级部门 / Parent
                     * Format: department-id
                     */
                    parent_id?: string | null;
                    /**
                     * 所属区域 / Region
                     * Format: region-id
                     */
                    region_id?: string;
                    /** 角色 / Roles */
                    roles?: string[] | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Department"] | {
                        /** @constant */
                        receipt: true;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    assign_department: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    mode?: "replace" | "add" | null;
                    /** Format: person-id */
                    owner_id: string;
                    reason?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Department"] | {
                        /** @constant */
                        receipt: true;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    restore_department: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Department"] | {
                        /** @constant */
                        receipt: true;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    set_access_department: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    authors?: {
                        /** Format: member-id */
                        id?: string;
                        /** @enum {unknown} */
                        kind: "person" | "department" | "group" | "role" | "region" | "everyone";
                    }[] | null;
                    collaborators?: {
                        /** @enum {unknown} */
                        access: "read" | "write";
                        /** Format: person-id */
                        person_id: string;
                        /** Format: date-time */
                        until?: string | null;
                    }[] | null;
                    public?: boolean | null;
                    reader_list?: {
                        /** Format: member-id */
                        id?: string;
                        /** @enum {unknown} */
                        kind: "person" | "department" | "group" | "role" | "region" | "everyone";
                    }[] | null;
                    reason?: string | null;
                    record_controls?: {
                        /** @enum {unknown} */
                        copy?: "inherit" | "allow" | "deny";
                        /** @enum {unknown} */
                        export?: "inherit" | "allow" | "deny";
                        /** @enum {unknown} */
                        forward?: "inherit" | "allow" | "deny";
                        /** @enum {unknown} */
                        print?: "inherit" | "allow" | "deny" | "watermark";
                    } | null;
                    /** @enum {unknown} */
                    visibility?: "open" | "restricted";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Department"] | {
                        /** @constant */
                        receipt: true;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    changes_department: {
        parameters: {
            query?: {
                /** @description Rows at most. */
                page_size?: number;
                /** @description `next_page_token` of the page before. */
                page_token?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changes: {
                            actor_id: string;
                            /** Format: date-time */
                            at: string;
                            /** @enum {unknown} */
                            client?: "browser" | "program" | "system";
                            command?: string;
                            fields: {
                                after: unknown;
                                before: unknown;
                                /** @constant */
                                masked?: true;
                                name: string;
                            }[];
                            /** Format: record-id */
                            id: string;
                            operation_id?: string | null;
                            reason?: string | null;
                            verb: string;
                            version: number;
                        }[];
                        next_page_token: string;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    get_directory: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        departments: {
                            /** Format: record-id */
                            id: string;
                            name: string;
                            parent_id: string | null;
                            /** Format: record-id */
                            region_id: string;
                        }[];
                        groups: {
                            id: string;
                            name: string;
                        }[];
                        people: {
                            active: boolean;
                            department_id: string | null;
                            /** Format: record-id */
                            id: string;
                            name: string;
                            pinyin: string;
                            post: string;
                        }[];
                        regions: {
                            id: string;
                            name: string;
                        }[];
                        roles: {
                            id: string;
                            name: string;
                        }[];
                    };
                };
            };
            /** @description As the reader knows it */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    list_group: {
        parameters: {
            query?: {
                /** @description How many there are: exact to 1,000, then rounded to two digits. */
                about?: boolean;
                /** @description Deleted records, for those who may restore them. */
                deleted?: boolean;
                /** @description Top-level fields to return; all of them where none is named. */
                fields?: string;
                /** @description A subset of AIP-160. */
                filter?: string;
                /** @description One field, `desc` behind it for the largest first. */
                order_by?: "" | "created_at" | "created_at asc" | "created_at desc" | "name" | "name asc" | "name desc" | "updated_at" | "updated_at asc" | "updated_at desc";
                /** @description Rows at most. */
                page_size?: number;
                /** @description `next_page_token` of the page before. */
                page_token?: string;
                /** @description Words, pinyin or initials, pieces of numbers. */
                q?: string;
                /** @description Begin at this value. */
                start_at?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        about: number | null;
                        groups: components["schemas"]["GroupRow"][];
                        next_page_token: string;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    create_group: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    custom?: Record<string, never>;
                    /** 禁止访问 / Refused everywhere */
                    denies?: boolean | null;
                    /** 部门 / Departments */
                    department_ids?: string[] | null;
                    /** 下级组 / Groups in it */
                    group_ids?: string[] | null;
                    /**
                     * 名称 / Name
                     * Format: line
                     */
                    name: string;
                    /** 人员 / People */
                    person_ids?: string[] | null;
                    /** 角色 / Roles */
                    roles?: string[] | null;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    /** @description The new record. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"] | {
                        /** @constant */
                        receipt: true;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    batch_get_group: {
        parameters: {
            query: {
                /** @description Top-level fields to return; all of them where none is named. */
                fields?: string;
                /** @description Which. */
                ids: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        groups: components["schemas"]["GroupRow"][];
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    get_group: {
        parameters: {
            query?: {
                /** @description Top-level fields to return; all of them where none is named. */
                fields?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    delete_group: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    edit_group: {
        parameters: {
            query?: {
                /** @description The fields to write. */
                update_mask?: string;
            };
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    custom?: Record<string, never>;
                    /** 禁止访问 / Refused everywhere */
                    denies?: boolean | null;
                    /** 部门 / Departments */
                    department_ids?: string[] | null;
                    /** 下级组 / Groups in it */
                    group_ids?: string[] | null;
                    /**
                     * 名称 / Name
                     * Format: line
                     */
                    name?: string;
                    /** 人员 / People */
                    person_ids?: string[] | null;
                    /** 角色 / Roles */
                    roles?: string[] | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"] | {
                        /** @constant */
                        receipt: true;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    assign_group: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    mode?: "replace" | "add" | null;
                    /** Format: person-id */
                    owner_id: string;
                    reason?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"] | {
                        /** @constant */
                        receipt: true;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    restore_group: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"] | {
                        /** @constant */
                        receipt: true;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    set_access_group: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    authors?: {
                        /** Format: member-id */
                        id?: string;
                        /** @enum {unknown} */
                        kind: "person" | "department" | "group" | "role" | "region" | "everyone";
                    }[] | null;
                    collaborators?: {
                        /** @enum {unknown} */
                        access: "read" | "write";
                        /** Format: person-id */
                        person_id: string;
                        /** Format: date-time */
                        until?: string | null;
                    }[] | null;
                    public?: boolean | null;
                    reader_list?: {
                        /** Format: member-id */
                        id?: string;
                        /** @enum {unknown} */
                        kind: "person" | "department" | "group" | "role" | "region" | "everyone";
                    }[] | null;
                    reason?: string | null;
                    record_controls?: {
                        /** @enum {unknown} */
                        copy?: "inherit" | "allow" | "deny";
                        /** @enum {unknown} */
                        export?: "inherit" | "allow" | "deny";
                        /** @enum {unknown} */
                        forward?: "inherit" | "allow" | "deny";
                        /** @enum {unknown} */
                        print?: "inherit" | "allow" | "deny" | "watermark";
                    } | null;
                    /** @enum {unknown} */
                    visibility?: "open" | "restricted";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"] | {
                        /** @constant */
                        receipt: true;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    changes_group: {
        parameters: {
            query?: {
                /** @description Rows at most. */
                page_size?: number;
                /** @description `next_page_token` of the page before. */
                page_token?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changes: {
                            actor_id: string;
                            /** Format: date-time */
                            at: string;
                            /** @enum {unknown} */
                            client?: "browser" | "program" | "system";
                            command?: string;
                            fields: {
                                after: unknown;
                                before: unknown;
                                /** @constant */
                                masked?: true;
                                name: string;
                            }[];
                            /** Format: record-id */
                            id: string;
                            operation_id?: string | null;
                            reason?: string | null;
                            verb: string;
                            version: number;
                        }[];
                        next_page_token: string;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    code_lists_identity: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code_lists: {
                            codes?: {
                                active: boolean;
                                code: string;
                                label: {
                                    en: string;
                                    zh: string;
                                };
                                parent: string | null;
                            }[];
                            editable: boolean;
                            label: {
                                en: string;
                                zh: string;
                            };
                            name: string;
                            size: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    code_list_identity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        codes?: {
                            active: boolean;
                            code: string;
                            label: {
                                en: string;
                                zh: string;
                            };
                            parent: string | null;
                        }[];
                        editable: boolean;
                        label: {
                            en: string;
                            zh: string;
                        };
                        name: string;
                        size: number;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    record_types_identity: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        record_types: Record<string, never>[];
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    get_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        must_change_password: boolean;
                        operations: {
                            [key: string]: boolean;
                        };
                        person: {
                            department_id: string | null;
                            /** Format: record-id */
                            id: string;
                            /** @enum {unknown} */
                            language: "zh" | "en";
                            login: string;
                            name: string;
                            post: string;
                        };
                        policy_version: number;
                        preferences: Record<string, never>;
                        stores: {
                            [key: string]: {
                                flags: ("create" | "delete" | "personal_views" | "shared_views" | "scripts" | "read_public" | "write_public" | "copy" | "change_design" | "change_acl")[];
                                level: number;
                                level_name: string;
                                roles: string[];
                            };
                        };
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    patch_preferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        preferences: Record<string, never>;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    change_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: new-password */
                    new: string;
                    old: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        access_token?: string;
                        /** Format: date-time */
                        expires_at?: string;
                        must_change_password: boolean;
                        person: {
                            /** Format: record-id */
                            id: string;
                            name: string;
                        };
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    list_person: {
        parameters: {
            query?: {
                /** @description How many there are: exact to 1,000, then rounded to two digits. */
                about?: boolean;
                /** @description Deleted records, for those who may restore them. */
                deleted?: boolean;
                /** @description Top-level fields to return; all of them where none is named. */
                fields?: string;
                /** @description A subset of AIP-160. */
                filter?: string;
                /** @description One field, `desc` behind it for the largest first. */
                order_by?: "" | "created_at" | "created_at asc" | "created_at desc" | "name" | "name asc" | "name desc" | "updated_at" | "updated_at asc" | "updated_at desc";
                /** @description Rows at most. */
                page_size?: number;
                /** @description `next_page_token` of the page before. */
                page_token?: string;
                /** @description Words, pinyin or initials, pieces of numbers. */
                q?: string;
                /** @description Begin at this value. */
                start_at?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        about: number | null;
                        next_page_token: string;
                        people: components["schemas"]["PersonRow"][];
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    create_person: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 在职 / Active */
                    active?: boolean | null;
                    custom?: Record<string, never>;
                    /** 部门 / Departments */
                    department_ids?: string[] | null;
                    /**
                     * 电子邮件 / E-mail
                     * Format: email
                     */
                    email?: string | null;
                    /**
                     * 登录名 / Login
                     * Format: check-login
                     */
                    login: string;
                    /**
                     * 手机 / Mobile
                     * Format: phone
                     */
                    mobile?: string | null;
                    /**
                     * 姓名 / Name
                     * Format: line
                     */
                    name: string;
                    /**
                     * 职务 / Post
                     * Format: line
                     */
                    post?: string | null;
                    /** 角色 / Roles */
                    roles?: string[] | null;
                    /**
                     * 直接上级 / Superior
                     * Format: person-id
                     */
                    superior_id?: string | null;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    /** @description The new record. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"] | {
                        /** @constant */
                        receipt: true;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    batch_get_person: {
        parameters: {
            query: {
                /** @description Top-level fields to return; all of them where none is named. */
                fields?: string;
                /** @description Which. */
                ids: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        people: components["schemas"]["PersonRow"][];
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    get_person: {
        parameters: {
            query?: {
                /** @description Top-level fields to return; all of them where none is named. */
                fields?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    delete_person: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    edit_person: {
        parameters: {
            query?: {
                /** @description The fields to write. */
                update_mask?: string;
            };
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** 在职 / Active */
                    active?: boolean | null;
                    custom?: Record<string, never>;
                    /** 部门 / Departments */
                    department_ids?: string[] | null;
                    /**
                     * 电子邮件 / E-mail
                     * Format: email
                     */
                    email?: string | null;
                    /**
                     * 登录名 / Login
                     * Format: check-login
                     */
                    login?: string;
                    /**
                     * 手机 / Mobile
                     * Format: phone
                     */
                    mobile?: string | null;
                    /**
                     * 姓名 / Name
                     * Format: line
                     */
                    name?: string;
                    /**
                     * 职务 / Post
                     * Format: line
                     */
                    post?: string | null;
                    /** 角色 / Roles */
                    roles?: string[] | null;
                    /**
                     * 直接上级 / Superior
                     * Format: person-id
                     */
                    superior_id?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"] | {
                        /** @constant */
                        receipt: true;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    assign_person: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    mode?: "replace" | "add" | null;
                    /** Format: person-id */
                    owner_id: string;
                    reason?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"] | {
                        /** @constant */
                        receipt: true;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    give_password: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: new-password */
                    password?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        password: string;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    restore_person: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"] | {
                        /** @constant */
                        receipt: true;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    set_access_person: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    authors?: {
                        /** Format: member-id */
                        id?: string;
                        /** @enum {unknown} */
                        kind: "person" | "department" | "group" | "role" | "region" | "everyone";
                    }[] | null;
                    collaborators?: {
                        /** @enum {unknown} */
                        access: "read" | "write";
                        /** Format: person-id */
                        person_id: string;
                        /** Format: date-time */
                        until?: string | null;
                    }[] | null;
                    public?: boolean | null;
                    reader_list?: {
                        /** Format: member-id */
                        id?: string;
                        /** @enum {unknown} */
                        kind: "person" | "department" | "group" | "role" | "region" | "everyone";
                    }[] | null;
                    reason?: string | null;
                    record_controls?: {
                        /** @enum {unknown} */
                        copy?: "inherit" | "allow" | "deny";
                        /** @enum {unknown} */
                        export?: "inherit" | "allow" | "deny";
                        /** @enum {unknown} */
                        forward?: "inherit" | "allow" | "deny";
                        /** @enum {unknown} */
                        print?: "inherit" | "allow" | "deny" | "watermark";
                    } | null;
                    /** @enum {unknown} */
                    visibility?: "open" | "restricted";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"] | {
                        /** @constant */
                        receipt: true;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    end_sessions: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    changes_person: {
        parameters: {
            query?: {
                /** @description Rows at most. */
                page_size?: number;
                /** @description `next_page_token` of the page before. */
                page_token?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changes: {
                            actor_id: string;
                            /** Format: date-time */
                            at: string;
                            /** @enum {unknown} */
                            client?: "browser" | "program" | "system";
                            command?: string;
                            fields: {
                                after: unknown;
                                before: unknown;
                                /** @constant */
                                masked?: true;
                                name: string;
                            }[];
                            /** Format: record-id */
                            id: string;
                            operation_id?: string | null;
                            reason?: string | null;
                            verb: string;
                            version: number;
                        }[];
                        next_page_token: string;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    list_permission_documents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        permission_documents: {
                            label: {
                                en: string;
                                zh: string;
                            };
                            members: {
                                /** @enum {unknown} */
                                kind: "person" | "department" | "group" | "role" | "anonymous";
                                ref?: string;
                            }[];
                            name: string;
                            version: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    get_permission_document: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: "create_customer" | "assign" | "create_sales_record" | "bulk_edit" | "export" | "print" | "send_sms" | "create_service" | "create_complaint" | "create_knowledge";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        label: {
                            en: string;
                            zh: string;
                        };
                        members: {
                            /** @enum {unknown} */
                            kind: "person" | "department" | "group" | "role" | "anonymous";
                            ref?: string;
                        }[];
                        name: string;
                        version: number;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    fill_permission_document: {
        parameters: {
            query?: {
                /** @description The settings to write. */
                update_mask?: string;
            };
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                name: "create_customer" | "assign" | "create_sales_record" | "bulk_edit" | "export" | "print" | "send_sms" | "create_service" | "create_complaint" | "create_knowledge";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    members: {
                        /** @enum {unknown} */
                        kind: "person" | "department" | "group" | "role" | "anonymous";
                        ref?: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        label: {
                            en: string;
                            zh: string;
                        };
                        members: {
                            /** @enum {unknown} */
                            kind: "person" | "department" | "group" | "role" | "anonymous";
                            ref?: string;
                        }[];
                        name: string;
                        version: number;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    list_region: {
        parameters: {
            query?: {
                /** @description How many there are: exact to 1,000, then rounded to two digits. */
                about?: boolean;
                /** @description Deleted records, for those who may restore them. */
                deleted?: boolean;
                /** @description Top-level fields to return; all of them where none is named. */
                fields?: string;
                /** @description A subset of AIP-160. */
                filter?: string;
                /** @description One field, `desc` behind it for the largest first. */
                order_by?: "" | "created_at" | "created_at asc" | "created_at desc" | "name" | "name asc" | "name desc" | "updated_at" | "updated_at asc" | "updated_at desc";
                /** @description Rows at most. */
                page_size?: number;
                /** @description `next_page_token` of the page before. */
                page_token?: string;
                /** @description Words, pinyin or initials, pieces of numbers. */
                q?: string;
                /** @description Begin at this value. */
                start_at?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        about: number | null;
                        next_page_token: string;
                        regions: components["schemas"]["RegionRow"][];
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    create_region: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    custom?: Record<string, never>;
                    /**
                     * 名称 / Name
                     * Format: line
                     */
                    name: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    /** @description The new record. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Region"] | {
                        /** @constant */
                        receipt: true;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    batch_get_region: {
        parameters: {
            query: {
                /** @description Top-level fields to return; all of them where none is named. */
                fields?: string;
                /** @description Which. */
                ids: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        regions: components["schemas"]["RegionRow"][];
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    get_region: {
        parameters: {
            query?: {
                /** @description Top-level fields to return; all of them where none is named. */
                fields?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Region"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    delete_region: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    edit_region: {
        parameters: {
            query?: {
                /** @description The fields to write. */
                update_mask?: string;
            };
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    custom?: Record<string, never>;
                    /**
                     * 名称 / Name
                     * Format: line
                     */
                    name?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Region"] | {
                        /** @constant */
                        receipt: true;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    assign_region: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    mode?: "replace" | "add" | null;
                    /** Format: person-id */
                    owner_id: string;
                    reason?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Region"] | {
                        /** @constant */
                        receipt: true;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    restore_region: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Region"] | {
                        /** @constant */
                        receipt: true;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    set_access_region: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    authors?: {
                        /** Format: member-id */
                        id?: string;
                        /** @enum {unknown} */
                        kind: "person" | "department" | "group" | "role" | "region" | "everyone";
                    }[] | null;
                    collaborators?: {
                        /** @enum {unknown} */
                        access: "read" | "write";
                        /** Format: person-id */
                        person_id: string;
                        /** Format: date-time */
                        until?: string | null;
                    }[] | null;
                    public?: boolean | null;
                    reader_list?: {
                        /** Format: member-id */
                        id?: string;
                        /** @enum {unknown} */
                        kind: "person" | "department" | "group" | "role" | "region" | "everyone";
                    }[] | null;
                    reason?: string | null;
                    record_controls?: {
                        /** @enum {unknown} */
                        copy?: "inherit" | "allow" | "deny";
                        /** @enum {unknown} */
                        export?: "inherit" | "allow" | "deny";
                        /** @enum {unknown} */
                        forward?: "inherit" | "allow" | "deny";
                        /** @enum {unknown} */
                        print?: "inherit" | "allow" | "deny" | "watermark";
                    } | null;
                    /** @enum {unknown} */
                    visibility?: "open" | "restricted";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Region"] | {
                        /** @constant */
                        receipt: true;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    changes_region: {
        parameters: {
            query?: {
                /** @description Rows at most. */
                page_size?: number;
                /** @description `next_page_token` of the page before. */
                page_token?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changes: {
                            actor_id: string;
                            /** Format: date-time */
                            at: string;
                            /** @enum {unknown} */
                            client?: "browser" | "program" | "system";
                            command?: string;
                            fields: {
                                after: unknown;
                                before: unknown;
                                /** @constant */
                                masked?: true;
                                name: string;
                            }[];
                            /** Format: record-id */
                            id: string;
                            operation_id?: string | null;
                            reason?: string | null;
                            verb: string;
                            version: number;
                        }[];
                        next_page_token: string;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    list_role: {
        parameters: {
            query?: {
                /** @description How many there are: exact to 1,000, then rounded to two digits. */
                about?: boolean;
                /** @description Deleted records, for those who may restore them. */
                deleted?: boolean;
                /** @description Top-level fields to return; all of them where none is named. */
                fields?: string;
                /** @description A subset of AIP-160. */
                filter?: string;
                /** @description One field, `desc` behind it for the largest first. */
                order_by?: "" | "created_at" | "created_at asc" | "created_at desc" | "title" | "title asc" | "title desc" | "updated_at" | "updated_at asc" | "updated_at desc";
                /** @description Rows at most. */
                page_size?: number;
                /** @description `next_page_token` of the page before. */
                page_token?: string;
                /** @description Words, pinyin or initials, pieces of numbers. */
                q?: string;
                /** @description Begin at this value. */
                start_at?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        about: number | null;
                        next_page_token: string;
                        roles: components["schemas"]["RoleRow"][];
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    create_role: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    custom?: Record<string, never>;
                    /**
                     * 名称 / Name
                     * Format: check-role-name
                     */
                    name: string;
                    /**
                     * 所属库 / Store
                     * Format: check-store-name
                     */
                    of_store: string;
                    /**
                     * 说明 / Title
                     * Format: line
                     */
                    title: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    /** @description The new record. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"] | {
                        /** @constant */
                        receipt: true;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    batch_get_role: {
        parameters: {
            query: {
                /** @description Top-level fields to return; all of them where none is named. */
                fields?: string;
                /** @description Which. */
                ids: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        roles: components["schemas"]["RoleRow"][];
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    get_role: {
        parameters: {
            query?: {
                /** @description Top-level fields to return; all of them where none is named. */
                fields?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    delete_role: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    edit_role: {
        parameters: {
            query?: {
                /** @description The fields to write. */
                update_mask?: string;
            };
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    custom?: Record<string, never>;
                    /**
                     * 说明 / Title
                     * Format: line
                     */
                    title?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"] | {
                        /** @constant */
                        receipt: true;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    assign_role: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    mode?: "replace" | "add" | null;
                    /** Format: person-id */
                    owner_id: string;
                    reason?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"] | {
                        /** @constant */
                        receipt: true;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    restore_role: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"] | {
                        /** @constant */
                        receipt: true;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    set_access_role: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    authors?: {
                        /** Format: member-id */
                        id?: string;
                        /** @enum {unknown} */
                        kind: "person" | "department" | "group" | "role" | "region" | "everyone";
                    }[] | null;
                    collaborators?: {
                        /** @enum {unknown} */
                        access: "read" | "write";
                        /** Format: person-id */
                        person_id: string;
                        /** Format: date-time */
                        until?: string | null;
                    }[] | null;
                    public?: boolean | null;
                    reader_list?: {
                        /** Format: member-id */
                        id?: string;
                        /** @enum {unknown} */
                        kind: "person" | "department" | "group" | "role" | "region" | "everyone";
                    }[] | null;
                    reason?: string | null;
                    record_controls?: {
                        /** @enum {unknown} */
                        copy?: "inherit" | "allow" | "deny";
                        /** @enum {unknown} */
                        export?: "inherit" | "allow" | "deny";
                        /** @enum {unknown} */
                        forward?: "inherit" | "allow" | "deny";
                        /** @enum {unknown} */
                        print?: "inherit" | "allow" | "deny" | "watermark";
                    } | null;
                    /** @enum {unknown} */
                    visibility?: "open" | "restricted";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The record's version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"] | {
                        /** @constant */
                        receipt: true;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    changes_role: {
        parameters: {
            query?: {
                /** @description Rows at most. */
                page_size?: number;
                /** @description `next_page_token` of the page before. */
                page_token?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changes: {
                            actor_id: string;
                            /** Format: date-time */
                            at: string;
                            /** @enum {unknown} */
                            client?: "browser" | "program" | "system";
                            command?: string;
                            fields: {
                                after: unknown;
                                before: unknown;
                                /** @constant */
                                masked?: true;
                                name: string;
                            }[];
                            /** Format: record-id */
                            id: string;
                            operation_id?: string | null;
                            reason?: string | null;
                            verb: string;
                            version: number;
                        }[];
                        next_page_token: string;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    client?: "browser" | "program";
                    login: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        access_token?: string;
                        /** Format: date-time */
                        expires_at?: string;
                        must_change_password: boolean;
                        person: {
                            /** Format: record-id */
                            id: string;
                            name: string;
                        };
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    sign_out_everywhere: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    list_stores: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        stores: {
                            controls: {
                                /** @enum {unknown} */
                                copy?: "inherit" | "allow" | "deny";
                                /** @enum {unknown} */
                                export?: "inherit" | "allow" | "deny";
                                /** @enum {unknown} */
                                forward?: "inherit" | "allow" | "deny";
                                /** @enum {unknown} */
                                print?: "inherit" | "allow" | "deny" | "watermark";
                            };
                            /** @enum {unknown} */
                            duplicates_on_create: "block" | "warn";
                            /** @enum {unknown} */
                            duplicates_on_edit: "block" | "warn";
                            /** @enum {unknown} */
                            duplicates_on_import: "block" | "warn";
                            entries: {
                                flags?: ("create" | "delete" | "personal_views" | "shared_views" | "scripts" | "read_public" | "write_public" | "copy" | "change_design" | "change_acl")[];
                                /** @enum {unknown} */
                                kind: "person" | "department" | "group" | "region" | "anonymous" | "default";
                                level: number;
                                ref?: string;
                                roles?: string[];
                            }[];
                            /** @enum {unknown} */
                            hidden_duplicates: "exists" | "silent";
                            name: string;
                            superiors_read_down: boolean;
                            version: number;
                            /** @enum {unknown} */
                            visibility: "open" | "restricted";
                        }[];
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    get_store: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: "contacts" | "cards" | "sales" | "marketing" | "products" | "mail" | "sms" | "fax" | "service" | "complaints" | "knowledge" | "bulletin" | "work" | "analytics" | "exchange" | "system";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        controls: {
                            /** @enum {unknown} */
                            copy?: "inherit" | "allow" | "deny";
                            /** @enum {unknown} */
                            export?: "inherit" | "allow" | "deny";
                            /** @enum {unknown} */
                            forward?: "inherit" | "allow" | "deny";
                            /** @enum {unknown} */
                            print?: "inherit" | "allow" | "deny" | "watermark";
                        };
                        /** @enum {unknown} */
                        duplicates_on_create: "block" | "warn";
                        /** @enum {unknown} */
                        duplicates_on_edit: "block" | "warn";
                        /** @enum {unknown} */
                        duplicates_on_import: "block" | "warn";
                        entries: {
                            flags?: ("create" | "delete" | "personal_views" | "shared_views" | "scripts" | "read_public" | "write_public" | "copy" | "change_design" | "change_acl")[];
                            /** @enum {unknown} */
                            kind: "person" | "department" | "group" | "region" | "anonymous" | "default";
                            level: number;
                            ref?: string;
                            roles?: string[];
                        }[];
                        /** @enum {unknown} */
                        hidden_duplicates: "exists" | "silent";
                        name: string;
                        superiors_read_down: boolean;
                        version: number;
                        /** @enum {unknown} */
                        visibility: "open" | "restricted";
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
    configure_store: {
        parameters: {
            query?: {
                /** @description The settings to write. */
                update_mask?: string;
            };
            header?: {
                /** @description A repeat with the same key and body answers the same and does nothing. */
                "Idempotency-Key"?: string;
                /** @description The version the change was made from; 412 where it is no longer. */
                "If-Match"?: string;
            };
            path: {
                name: "contacts" | "cards" | "sales" | "marketing" | "products" | "mail" | "sms" | "fax" | "service" | "complaints" | "knowledge" | "bulletin" | "work" | "analytics" | "exchange" | "system";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    controls?: {
                        /** @enum {unknown} */
                        copy?: "inherit" | "allow" | "deny";
                        /** @enum {unknown} */
                        export?: "inherit" | "allow" | "deny";
                        /** @enum {unknown} */
                        forward?: "inherit" | "allow" | "deny";
                        /** @enum {unknown} */
                        print?: "inherit" | "allow" | "deny" | "watermark";
                    };
                    /** @enum {unknown} */
                    duplicates_on_create?: "block" | "warn";
                    /** @enum {unknown} */
                    duplicates_on_edit?: "block" | "warn";
                    /** @enum {unknown} */
                    duplicates_on_import?: "block" | "warn";
                    entries?: {
                        flags?: ("create" | "delete" | "personal_views" | "shared_views" | "scripts" | "read_public" | "write_public" | "copy" | "change_design" | "change_acl")[];
                        /** @enum {unknown} */
                        kind: "person" | "department" | "group" | "region" | "anonymous" | "default";
                        level: number;
                        ref?: string;
                        roles?: string[];
                    }[];
                    /** @enum {unknown} */
                    hidden_duplicates?: "exists" | "silent";
                    superiors_read_down?: boolean;
                    /** @enum {unknown} */
                    visibility?: "open" | "restricted";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        controls: {
                            /** @enum {unknown} */
                            copy?: "inherit" | "allow" | "deny";
                            /** @enum {unknown} */
                            export?: "inherit" | "allow" | "deny";
                            /** @enum {unknown} */
                            forward?: "inherit" | "allow" | "deny";
                            /** @enum {unknown} */
                            print?: "inherit" | "allow" | "deny" | "watermark";
                        };
                        /** @enum {unknown} */
                        duplicates_on_create: "block" | "warn";
                        /** @enum {unknown} */
                        duplicates_on_edit: "block" | "warn";
                        /** @enum {unknown} */
                        duplicates_on_import: "block" | "warn";
                        entries: {
                            flags?: ("create" | "delete" | "personal_views" | "shared_views" | "scripts" | "read_public" | "write_public" | "copy" | "change_design" | "change_acl")[];
                            /** @enum {unknown} */
                            kind: "person" | "department" | "group" | "region" | "anonymous" | "default";
                            level: number;
                            ref?: string;
                            roles?: string[];
                        }[];
                        /** @enum {unknown} */
                        hidden_duplicates: "exists" | "silent";
                        name: string;
                        superiors_read_down: boolean;
                        version: number;
                        /** @enum {unknown} */
                        visibility: "open" | "restricted";
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            412: components["responses"]["412"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
        };
    };
}
