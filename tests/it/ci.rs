//! The hooks and templates for pipelines do what they say: their commands are run on the example,
//! and they are in the form that those who read them ask for.
#![cfg(unix)]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Output};
use std::{env, fs};

use tempfile::TempDir;
use yaml_serde::Value;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn yaml(path: &str) -> Value {
    let text = fs::read_to_string(root().join(path)).expect("it is there");
    yaml_serde::from_str(&text).expect("it is YAML")
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value.get(key).and_then(Value::as_str).unwrap_or_else(|| panic!("`{key}` is a text"))
}

fn items<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value.get(key).and_then(Value::as_sequence).map_or(&[], Vec::as_slice)
}

/// The example in the folder `plan` of an otherwise empty repository.
fn repository() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    copy(&root().join("examples/oap-2013"), &folder.path().join("plan"));
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the folder can be made");
    for entry in fs::read_dir(from).expect("the folder can be read") {
        let path = entry.expect("it can be listed").path();
        let target = to.join(path.file_name().expect("it has a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("it can be copied");
        }
    }
}

/// Runs a script as a pipeline does, with this program in its path.
fn run(script: &str, at: &Path, variables: &[(&str, &str)]) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_empact")).parent().expect("a folder");
    let path = format!("{}:{}", program.display(), env::var("PATH").expect("there is a path"));
    let mut shell = Command::new("sh");
    shell.args(["-e", "-c", script]).current_dir(at).env("PATH", path);
    shell.envs(variables.iter().copied()).output().expect("the shell runs")
}

fn assert_success(output: &Output) {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn hooks_run_on_the_files_of_a_plan_and_on_no_others() {
    let Value::Sequence(hooks) = yaml(".pre-commit-hooks.yaml") else { panic!("a list") };
    let ids: Vec<&str> = hooks.iter().map(|hook| text(hook, "id")).collect();
    assert_eq!(ids, ["empact-check", "empact-fix"]);
    let repository = repository();
    for hook in &hooks {
        assert_eq!(text(hook, "language"), "rust");
        let takes_files = hook.get("pass_filenames").and_then(Value::as_bool).expect("it is said");
        // What is deleted is in no list of files.
        let always = hook.get("always_run").and_then(Value::as_bool).unwrap_or_default();
        assert_ne!(takes_files, always, "without a list of files it runs every time");
        if always {
            continue;
        }
        let pattern = serde_json::json!({ "pattern": text(hook, "files") });
        let pattern = jsonschema::validator_for(&pattern).expect("it is a pattern");
        for path in walk(&root().join("examples")) {
            let role =
                path.split_once('/').and_then(|(_, inside)| empact::discover::Role::of(inside));
            let is_meant = pattern.is_valid(&serde_json::Value::from(path.as_str()));
            assert_eq!(is_meant, role.is_some(), "{path}");
            // One that is misnamed is seen too.
            let misnamed = serde_json::Value::from(path.replace(".yaml", ".yml"));
            assert_eq!(pattern.is_valid(&misnamed), role.is_some(), "{path}");
        }
    }
    for hook in &hooks {
        let takes_files = hook.get("pass_filenames").and_then(Value::as_bool).expect("it is said");
        let serial = hook.get("require_serial").and_then(Value::as_bool).unwrap_or_default();
        assert_eq!(takes_files, serial, "files are changed by one run at a time");
        let arguments =
            if takes_files { "plan/priorities/thb/actions/1.1.yaml" } else { "-C plan" };
        let script = format!("{} {arguments}", text(hook, "entry"));
        assert_success(&run(&script, repository.path(), &[]));
    }
}

/// The files under a folder, by their paths from it.
fn walk(folder: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for entry in fs::read_dir(at).expect("the folder can be read") {
            let path = entry.expect("it can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let inside = path.strip_prefix(folder).expect("it lies there");
                found.insert(inside.to_string_lossy().into_owned());
            }
        }
    }
    found
}

#[test]
fn the_action_for_github_checks_and_hands_its_report_on() {
    let action = yaml("docs/ci/github/action.yml");
    assert!(!text(&action, "name").is_empty() && !text(&action, "description").is_empty());
    let inputs = action.get("inputs").and_then(Value::as_mapping).expect("a mapping");
    for (_, input) in inputs {
        assert!(!text(input, "description").is_empty());
        assert!(input.get("default").is_some_and(Value::is_string), "inputs are texts");
    }
    let runs = action.get("runs").expect("what runs");
    assert_eq!(text(runs, "using"), "composite");
    let repository = repository();
    let variables =
        [("PLAN", "plan"), ("SINCE", ""), ("RUNNER_TEMP", "."), ("GITHUB_PATH", "path")];
    let steps = items(runs, "steps");
    for step in steps {
        for value in
            step.get("env").and_then(Value::as_mapping).into_iter().flat_map(|env| env.values())
        {
            let name = value
                .as_str()
                .and_then(|value| value.strip_prefix("${{ inputs.")?.strip_suffix(" }}"));
            assert!(inputs.contains_key(name.expect("an input")), "{name:?}");
        }
        if step.get("run").is_some() {
            assert_eq!(text(step, "shell"), "bash", "a step of a composite action names its shell");
            // An input in a script could be a command.
            assert!(!text(step, "run").contains("${{"));
            assert_success(&run(text(step, "run"), repository.path(), &variables));
        }
    }
    let upload = steps.last().and_then(|step| step.get("with")).expect("what is uploaded");
    let report = fs::read_to_string(repository.path().join(text(upload, "sarif_file")));
    let report: serde_json::Value = serde_json::from_str(&report.expect("a report")).expect("JSON");
    assert_eq!(report["version"], "2.1.0");

    // Something is wrong, and the step fails with the report written.
    fs::write(repository.path().join("plan/priorities/thb/actions/1.1.yaml"), "action: 1.1\n")
        .expect("written");
    let check = text(&steps[1], "run");
    let output = run(check, repository.path(), &variables);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stdout).expect("it writes text");
    let place = "::error file=plan/priorities/thb/actions/1.1.yaml,line=1,";
    assert!(said.lines().any(|line| line.starts_with(place)), "{said}");
}

#[test]
fn the_template_for_gitlab_writes_the_reports_that_it_names() {
    let template = yaml("docs/ci/gitlab.yml");
    let job = template.get("empact").expect("a job");
    let repository = repository();
    for part in ["before_script", "script"] {
        assert!(!items(job, part).is_empty());
        for line in items(job, part) {
            let line = line.as_str().expect("a text");
            assert_success(&run(line, repository.path(), &[("EMPACT_PLAN", "plan")]));
        }
    }
    let artifacts = job.get("artifacts").expect("what is kept");
    assert_eq!(text(artifacts, "when"), "always");
    let reports = artifacts.get("reports").expect("reports");
    let read = |kind| fs::read_to_string(repository.path().join(text(reports, kind)));
    assert_eq!(read("codequality").expect("a report").trim(), "[]");
    assert!(read("junit").expect("a report").contains("<testsuites name=\"empact\""));
}

/// The scripts that get the program where there is none, and the variable for the address of it.
fn installers() -> [(String, &'static str); 2] {
    let action = yaml("docs/ci/github/action.yml");
    let steps = action.get("runs").map(|runs| items(runs, "steps").to_vec()).expect("steps");
    let template = yaml("docs/ci/gitlab.yml");
    let job = template.get("empact").expect("a job");
    let script = items(job, "before_script")[0].as_str().expect("a text");
    [(text(&steps[0], "run").to_owned(), "BINARY"), (script.to_owned(), "EMPACT_BINARY")]
}

/// Runs a script in a folder where there is no program.
fn install(script: &str, at: &Path, variables: &[(&str, &str)]) -> Output {
    let mut shell = Command::new("sh");
    shell.args(["-e", "-c", script]).current_dir(at).env_clear();
    shell.env("PATH", "/usr/bin:/bin");
    shell.env("RUNNER_TEMP", ".").env("CI_PROJECT_DIR", ".").env("GITHUB_PATH", "path");
    shell.envs(variables.iter().copied()).output().expect("the shell runs")
}

#[test]
fn a_template_unpacks_the_archive_of_a_release() {
    for (script, variable) in installers() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let inside = folder.path().join("empact-1.0.0-system");
        fs::create_dir(&inside).expect("made");
        fs::write(inside.join("empact"), "a program").expect("written");
        let pack = ["-czf", "empact.tar.gz", "empact-1.0.0-system"];
        let packed = Command::new("tar").args(pack).current_dir(folder.path()).status();
        assert!(packed.expect("tar runs").success());
        let address = format!("file://{}/empact.tar.gz", folder.path().display());
        assert_success(&install(&script, folder.path(), &[(variable, &address)]));
        let unpacked = ["empact", ".empact"].map(|at| folder.path().join(at).join("bin/empact"));
        let unpacked = unpacked.iter().find(|path| path.is_file()).expect("it was unpacked");
        assert_eq!(fs::read_to_string(unpacked).expect("it can be read"), "a program");
    }
}

#[test]
fn without_a_program_or_an_address_a_template_says_so() {
    for (script, _) in installers() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let output = install(&script, folder.path(), &[]);
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stdout).contains("there is no empact: set the "));
    }
}

/// What the workflows of this repository run is there, and they may do no more than they need.
#[test]
fn the_workflows_run_what_is_there() {
    let mut runs = String::new();
    for name in ["ci", "release"] {
        let workflow = yaml(&format!(".github/workflows/{name}.yml"));
        let permissions = workflow.get("permissions").expect("it says what it may do");
        assert_eq!(text(permissions, "contents"), "read", "{name}");
        let jobs = workflow.get("jobs").and_then(Value::as_mapping).expect("jobs");
        for step in jobs.values().flat_map(|job| items(job, "steps")) {
            let run = step.get("run").and_then(Value::as_str).unwrap_or_default();
            // What others can choose, such as the name of a tag, could be a command.
            assert!(!run.contains("github."), "{name}: {run}");
            runs += run;
            runs.push('\n');
        }
    }
    for script in [".ci/run", ".ci/package", "fuzz/run"] {
        assert!(runs.contains(script), "no workflow runs {script}");
        let output = Command::new("bash").arg("-n").arg(root().join(script)).output();
        assert_success(&output.expect("the shell runs"));
    }
}
