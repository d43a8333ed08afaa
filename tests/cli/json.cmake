# cmake -DFILE=... -DKEYS="a;0;b" -P json.cmake: prints what stands there in the JSON file; fails when it is none.
file(READ "${FILE}" text)
if(KEYS)
  string(JSON value GET "${text}" ${KEYS})
else()
  string(JSON value TYPE "${text}")
endif()
execute_process(COMMAND ${CMAKE_COMMAND} -E echo "${value}")
