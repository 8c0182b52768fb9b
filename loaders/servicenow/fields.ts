/** The fields of the tables as ServiceNow ships them: a field beside these is an instance's own or new, and is reported as drift. */
const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Of incident, which holds all that a task has. */
export const incidentFields = words(`
  active activity_due additional_assignee_list approval approval_history approval_set assigned_to
  assignment_group business_duration business_service business_stc calendar_duration calendar_stc
  caller_id category caused_by child_incidents close_code close_notes closed_at closed_by cmdb_ci comments
  comments_and_work_notes company contact_type correlation_display correlation_id delivery_plan
  delivery_task description due_date escalation expected_start follow_up group_list hold_reason impact
  incident_state knowledge location made_sla notify number opened_at opened_by order parent
  parent_incident priority problem_id reassignment_count reopen_count reopened_by reopened_time
  resolved_at resolved_by rfc severity short_description sla_due state subcategory sys_class_name
  sys_created_by sys_created_on sys_domain sys_domain_path sys_id sys_mod_count sys_tags sys_updated_by
  sys_updated_on time_worked upon_approval upon_reject urgency user_input watch_list work_end work_notes
  work_notes_list work_start
`);

/** Of change_request. */
export const changeFields = words(`
  active activity_due additional_assignee_list approval approval_history approval_set assigned_to
  assignment_group backout_plan business_duration business_service business_stc cab_date cab_delegate
  cab_recommendation cab_required calendar_duration calendar_stc caller_id category caused_by change_plan
  chg_model child_incidents close_code close_notes closed_at closed_by cmdb_ci comments
  comments_and_work_notes company conflict_last_run conflict_status contact_type correlation_display
  correlation_id delivery_plan delivery_task description due_date end_date escalation expected_start
  follow_up group_list hold_reason impact implementation_plan incident_state justification knowledge
  location made_sla notify number on_hold on_hold_reason on_hold_task opened_at opened_by order
  outside_maintenance_schedule parent parent_incident phase phase_state priority problem_id
  production_system reason reassignment_count reopen_count reopened_by reopened_time requested_by
  requested_by_date resolved_at resolved_by review_comments review_date review_status rfc risk scope
  severity short_description sla_due start_date state std_change_producer_version subcategory
  sys_class_name sys_created_by sys_created_on sys_domain sys_domain_path sys_id sys_mod_count sys_tags
  sys_updated_by sys_updated_on test_plan time_worked type unauthorized upon_approval upon_reject urgency
  user_input watch_list work_end work_notes work_notes_list work_start
`);

/** Of cmdb_ci. */
export const ciFields = words(`
  asset asset_tag assigned assigned_to assignment_group attestation_score attestation_status attested
  attested_by attested_date attributes busines_criticality business_criticality can_print category
  change_control checked_in checked_out comments company correlation_id cost cost_cc cost_center
  delivery_date department discovery_source dns_domain due due_in duplicate_of environment fault_count
  first_discovered fqdn gl_account install_date install_status invoice_number ip_address justification
  last_discovered lease_id life_cycle_stage life_cycle_stage_status location mac_address
  maintenance_schedule managed_by managed_by_group manufacturer model_id model_number monitor name
  operational_status order_date owned_by po_number purchase_date schedule serial_number
  service_classification short_description skip_sync start_date subcategory support_group supported_by
  sys_class_name sys_class_path sys_created_by sys_created_on sys_domain sys_domain_path sys_id
  sys_mod_count sys_tags sys_updated_by sys_updated_on unverified used_for vendor version
`);

/** Of cmdb_rel_ci. */
export const relationFields = words(`
  child connection_strength parent percent_outage port sys_created_by sys_created_on sys_id sys_mod_count
  sys_tags sys_updated_by sys_updated_on type
`);
