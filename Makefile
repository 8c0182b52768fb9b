# Every target does what it needs first: `make demo` on a fresh clone installs, starts and fills everything.
SHELL := /bin/sh
.DEFAULT_GOAL := install
export PATH := $(CURDIR)/.tools/bin:$(PATH)
run := node scripts/main.ts

.PHONY: install help demo stop logs clean token land pull load transform batch bench generate publish-api docs lint format typecheck test e2e

install: ## Fetch Node 24 and Yarn into .tools/ and install the packages
	@scripts/bootstrap.sh

help: ## List the targets
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

demo: install ## Start everything in the background with sample data; prints URLs and accounts
	@$(run) demo

stop: install ## Stop what make demo started
	@$(run) stop

logs: install ## Show the demo's logs (SERVICE=finops-api for one, FOLLOW=1 to follow)
	@$(run) logs $(if $(SERVICE),--service $(SERVICE)) $(if $(FOLLOW),--follow)

clean: install ## Stop the demo and delete its data (.rosetta/)
	@$(run) clean

token: install ## Print a JWT access token: make token AS=finops-admin (API=monitoring for monitoring-api)
	@$(run) token --as $(or $(AS),user) --resource urn:rosetta:$(or $(API),finops)-api

land: install ## Land files in the raw store: make land SOURCE=focus FILES="a.csv b.json.gz" (ENTITY=, EACH=)
	@$(run) land --source "$(SOURCE)" --entity "$(ENTITY)" --each "$(EACH)" $(FILES)

pull: install ## Pull what changed from a source's API: GITLAB_URL=... GITLAB_TOKEN=... GITLAB_PROJECTS=... make pull SOURCE=gitlab
	@$(run) pull --source "$(SOURCE)"

load: install ## Copy new raw documents to staging (SOURCE= for one source)
	@$(run) load $(if $(SOURCE),--source $(SOURCE))

transform: install ## Build, test and publish the models (SELECT=)
	@$(run) transform $(if $(SELECT),--select '$(SELECT)')

batch: install ## Run a batch once: make batch BATCH=finops; FROM=2026-01 TO=2026-03 builds months again, DRY=1 only shows the difference
	@$(run) batch --batch "$(BATCH)" $(if $(FROM),--from "$(FROM)" --to "$(or $(TO),$(FROM))") $(if $(DRY),--dry-run)

bench: install ## Time the transform engine and the loaders beside dbt, psql and dlt (ONLY= cases, RUNS=); writes docs/benchmarks.md
	@$(run) bench $(if $(ONLY),--only '$(ONLY)') $(if $(RUNS),--runs $(RUNS))

generate: install ## Write generated/ from the specs and the model contracts
	@$(run) generate

publish-api: install ## Publish the next version of an API: make publish-api API=finops-api
	@$(run) publish-api --api "$(API)"

docs: install ## Write the site of the APIs for other teams to dist/docs
	@$(run) docs

lint: install ## ESLint (with the layer rule), prettier and the specs
	@$(run) lint

format: install ## Let prettier rewrite the sources
	@yarn prettier --write . --log-level warn

typecheck: install
	@yarn tsc

test: install ## Everything: generated code fresh, types, lint, tests with real servers, Chromium
	@$(run) test

e2e: install ## Only the Chromium tests
	@$(run) test --only e2e
