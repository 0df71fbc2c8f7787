# bash completion for sarabun(1)
_sarabun() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]} words=
  COMPREPLY=()
  case "$previous" in
    --revisions) words="final original" ;;
    --hidden) words="drop keep" ;;
    --headings) words="keys th en" ;;
    --dialect) words="postgresql sqlite duckdb" ;;
    --of) words="outputs packs" ;;
    --from) words="text lines spaces fragments" ;;
    --format)
      case "$command" in
        extract) words="jsonl csv xlsx" ;;
        inspect) words="text json" ;;
        schema) words="jsonschema markdown sql" ;;
      esac ;;
    --rules) words=$(sarabun rules list 2>/dev/null | awk '{ print $1 }') ;;
  esac
  if [ -n "$words" ]; then
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
    return
  fi
  if [ "$COMP_CWORD" -eq 1 ]; then
    mapfile -t COMPREPLY < <(compgen -W "extract inspect repair audit load rules schema --help --version" -- "$current")
    return
  fi
  if [[ $current == -* ]]; then
    case "$command" in
      extract) words="--help --output --format --relational --rules --agencies --revisions --hidden --limit --jobs --isolate --manifest --resume --findings --link --media --with-raw
        --no-repairs --no-evidence-hash --bom --headings --csv-safe --quiet" ;;
      inspect) words="--help --format --parts --preview --rules --agencies --revisions --hidden --limit" ;;
      repair) words="--help --from --explain" ;;
      rules)
        case "${COMP_WORDS[2]}" in
          list) words="--help --rules" ;;
          show) words="--help --explain" ;;
          test) words="--help --accept" ;;
          draft) words="--help --output --force --rules --agencies --revisions --hidden --limit" ;;
          *) words="--help" ;;
        esac ;;
      audit) words="--help --findings --checks --html --no-thumbnails --xlsx --per-agency --against --expect --only --skip --suppress --fail-on --format --lang --rules --agencies
        --revisions --hidden --limit --jobs --isolate --manifest --resume --no-evidence-hash --quiet" ;;
      load) words="--help --to --schema --dry-run --corrections --prefer --retract --rules --agencies --revisions --hidden --limit
        --jobs --isolate --manifest --resume --findings --quiet" ;;
      schema) words="--help --format --dialect --schema --of" ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
    return
  fi
  if [ "$command" = rules ] && [ "$COMP_CWORD" -eq 2 ]; then
    mapfile -t COMPREPLY < <(compgen -W "list show check test draft" -- "$current")
    return
  fi
  mapfile -t COMPREPLY < <(compgen -f -- "$current")
}
complete -o filenames -F _sarabun sarabun
